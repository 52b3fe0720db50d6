package org.truflow.protocol.room;

import java.util.List;
import java.util.Optional;
import org.truflow.protocol.Message;

/** @param next name to continue after; empty on the last page */
public record RoomsTold(List<RoomCard> rooms, Optional<String> next) implements Message {
    public RoomsTold {
        rooms = List.copyOf(rooms);
    }
}
