package org.truflow.shell.peer.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truflow.chat.room.Room;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.RoomMember;

/** Rooms and what is said in them, as commands show them. */
final class RoomTexts {
    static final List<String> ROOM_HEADER = List.of("room", "members", "here", "role", "for", "topic");

    private RoomTexts() {}

    static List<String> row(Room room) {
        return List.of(
                room.name(),
                String.valueOf(room.members()),
                String.valueOf(room.here()),
                room.asked()
                        ? "asked in"
                        : room.role().map(role -> lower(role.name())).orElse(""),
                room.invited() ? "members" : "everyone",
                room.topic());
    }

    static Map<String, Object> json(Room room) {
        var json = new LinkedHashMap<String, Object>();
        json.put("room", room.name());
        json.put("topic", room.topic());
        json.put("invited", room.invited());
        json.put("members", room.members());
        json.put("here", room.here());
        json.put("role", room.role().map(role -> lower(role.name())));
        json.put("asked", room.asked());
        json.put("slow", room.slow().toSeconds());
        json.put("history", room.history());
        return json;
    }

    static Map<String, Object> json(RoomMember member) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", member.name());
        json.put("role", lower(member.role().name()));
        json.put("here", member.here());
        json.put("muted", member.muted());
        return json;
    }

    static Map<String, Object> json(RoomLine line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", line.number());
        json.put("id", line.id().toString());
        json.put("time", line.time());
        json.put("from", line.from());
        json.put("kind", lower(line.kind().name()));
        json.put("of", line.of());
        json.put("text", line.text());
        json.put("own", line.own());
        return json;
    }

    static String text(RoomLine line) {
        var from = line.from().isEmpty() ? "the owner of the tracker" : line.from();
        return line.number() + " " + from
                + switch (line.kind()) {
                    case SAID -> ": " + line.text();
                    case EDITED -> " changed " + line.of() + ": " + line.text();
                    case DELETED -> " deleted " + line.of();
                    case UNREADABLE -> " said something that cannot be read here: " + line.text();
                    case JOINED -> " joined";
                    case LEFT -> " left";
                    case KICKED -> " put out " + line.text();
                    case TOPIC -> " changed the topic: " + line.text();
                    case ROLE -> " gave a role: " + line.text();
                    case MUTED -> " muted (seconds): " + line.text();
                    case SLOW -> " set the seconds between two lines: " + line.text();
                    case OTHER -> " did something that this version does not know";
                };
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
