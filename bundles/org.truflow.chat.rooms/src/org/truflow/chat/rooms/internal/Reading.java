package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.History;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.rooms.internal.store.KeptLine;
import org.truflow.chat.rooms.internal.store.RoomFile;

/** Lines of a room, with what was said taken from the history. */
record Reading(RoomFile file, History history, ConversationId conversation) {

    List<RoomLine> lines(long room, long before, int limit) throws IOException {
        var read = new ArrayList<RoomLine>();
        for (var line : file.lines(room, before, limit)) {
            read.add(line(line));
        }
        return read;
    }

    private RoomLine line(KeptLine line) throws IOException {
        var text = line.text();
        if (line.kind() == RoomLine.Kind.SAID) {
            text = history.find(conversation, line.id())
                    .map(message -> message.text())
                    .orElse("");
        }
        return new RoomLine(
                line.number(), line.id(), line.time(), line.from(), line.kind(), line.of(), text, line.own());
    }
}
