package org.truflow.chat.room;

import java.util.List;
import java.util.Optional;

/** @param next name to continue after; empty on the last page */
public record RoomPage(List<Room> rooms, Optional<String> next) {
    public RoomPage {
        rooms = List.copyOf(rooms);
    }
}
