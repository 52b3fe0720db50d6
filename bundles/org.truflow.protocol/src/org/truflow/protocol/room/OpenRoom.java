package org.truflow.protocol.room;

import org.truflow.protocol.Message;

/**
 * Makes a room, with the asker as its owner, whose session follows it.
 *
 * @param history lines that newcomers may read
 * @param key as in {@link EnterRoom}
 */
public record OpenRoom(String name, String topic, boolean invited, int history, byte[] key)
        implements Message.Request<RoomTold> {}
