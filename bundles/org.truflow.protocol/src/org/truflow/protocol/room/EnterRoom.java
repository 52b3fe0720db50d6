package org.truflow.protocol.room;

import org.truflow.protocol.Message;

/**
 * Joins a room, or follows it again over a new session: its lines are pushed from now on.
 *
 * @param room 0 to join; otherwise its number, and the asker must belong to it
 * @param name of the room to be joined; empty if {@code room} says which
 * @param key for an invited room: what others need to seal keys for this device; empty for a public one
 */
public record EnterRoom(long room, String name, byte[] key) implements Message.Request<RoomTold> {
    public static final int MOST_KEY = 512;
}
