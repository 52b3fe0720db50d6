package org.truflow.protocol.room;

import org.truflow.protocol.Message;

/**
 * Tells someone of a room.
 *
 * @param closed whether the receiver does not belong to it any more; otherwise somebody asks the receiver in
 * @param text why it is closed, or who asks
 */
public record RoomNotice(long room, String name, boolean closed, String text) implements Message.Push {}
