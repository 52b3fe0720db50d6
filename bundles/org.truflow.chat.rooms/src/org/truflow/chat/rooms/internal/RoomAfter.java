package org.truflow.chat.rooms.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.truflow.chat.room.Room;
import org.truflow.protocol.room.RoomEntry;

/** How a room stands after a line. */
final class RoomAfter {
    private RoomAfter() {}

    static Room line(Room room, RoomEntry line) {
        var text = new String(line.body(), StandardCharsets.UTF_8);
        return switch (line.kind()) {
            case TOPIC -> with(room, text, room.slow());
            case SLOW -> with(room, room.topic(), seconds(text, room.slow()));
            default -> room;
        };
    }

    static boolean changesRoster(RoomEntry line) {
        return switch (line.kind()) {
            case JOINED, LEFT, KICKED -> true;
            default -> false;
        };
    }

    private static Room with(Room room, String topic, Duration slow) {
        return new Room(
                room.id(),
                room.name(),
                topic,
                room.invited(),
                room.members(),
                room.here(),
                room.role(),
                room.asked(),
                slow,
                room.history());
    }

    private static Duration seconds(String text, Duration otherwise) {
        try {
            return Duration.ofSeconds(Math.clamp(Long.parseLong(text), 0, 86_400));
        } catch (NumberFormatException e) {
            return otherwise; // A later version writes it in another way.
        }
    }
}
