/**
 * The rooms of a tracker. {@link org.truflow.tracker.rooms.internal.RoomServer} answers sessions, {@link
 * org.truflow.tracker.rooms.internal.RoomBook} holds the rooms, each {@link org.truflow.tracker.rooms.internal.HeldRoom} guards itself, and {@link
 * org.truflow.tracker.rooms.internal.Delivery} pushes what is new.
 */
@NonNullByDefault
package org.truflow.tracker.rooms.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
