/**
 * Rooms as a tracker keeps them, from the side of a member. {@link org.truflow.chat.rooms.internal.TrackerRooms} is what others use; each
 * {@link org.truflow.chat.rooms.internal.JoinedRoom} does everything on a lane of its own.
 */
@NonNullByDefault
package org.truflow.chat.rooms.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
