package org.truflow.protocol.room;

import org.truflow.protocol.Message;

/**
 * Asks for lines of a room.
 *
 * @param after only lines of higher numbers
 * @param limit 1 to 500
 */
public record AskLines(long room, long after, int limit) implements Message.Request<LinesTold> {
    public static final int MOST = 500;
}
