/** Rooms in which many talk, as a tracker keeps them. Start at {@link org.truflow.chat.room.Rooms}. */
@NonNullByDefault
package org.truflow.chat.room;

import org.eclipse.jdt.annotation.NonNullByDefault;
