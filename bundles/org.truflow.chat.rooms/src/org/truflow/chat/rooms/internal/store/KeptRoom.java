package org.truflow.chat.rooms.internal.store;

import org.truflow.chat.room.Room;

/**
 * A room that this device has joined.
 *
 * @param known number of the newest line that is kept here
 */
public record KeptRoom(Room room, long known) {}
