package org.truflow.protocol.room;

import java.util.List;
import org.truflow.protocol.Message;

/**
 * @param lines as many as fit, by their numbers; if they do not begin at the one that was asked for, those before are not kept any more
 * @param last number of the newest line of the room
 */
public record LinesTold(List<RoomEntry> lines, long last) implements Message {
    public LinesTold {
        lines = List.copyOf(lines);
    }
}
