package org.truflow.protocol.room;

import java.util.List;
import org.truflow.protocol.Message;

/**
 * New lines of a room that the session follows.
 *
 * @param lines by their numbers, at most {@link AskLines#MOST}; none for a session that did not take what was sent: it has to ask
 * @param last number of the newest line of the room
 */
public record RoomNews(long room, List<RoomEntry> lines, long last) implements Message.Push {
    public RoomNews {
        lines = List.copyOf(lines);
    }
}
