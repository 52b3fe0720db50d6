package org.truflow.chat.rooms.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.truflow.chat.room.RoomChange;
import org.truflow.chat.room.Rooms;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.ChangeRoom.Action;

/** What people want, in the words of the protocol. */
final class Texts {
    private Texts() {}

    static byte[] bytes(String text) throws IOException {
        if (text.isBlank()) {
            throw new IOException("there is nothing to say");
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Rooms.MOST_TEXT) {
            throw new IOException(
                    "a text has at most " + Rooms.MOST_TEXT + " bytes, this one " + bytes.length + ": say it in parts");
        }
        return bytes;
    }

    static ChangeRoom message(long room, RoomChange change) {
        return switch (change) {
            case RoomChange.Topic(var text) -> new ChangeRoom(room, Action.TOPIC, "", text, 0);
            case RoomChange.Invite(var user) -> new ChangeRoom(room, Action.INVITE, user, "", 0);
            case RoomChange.Uninvite(var user) -> new ChangeRoom(room, Action.UNINVITE, user, "", 0);
            case RoomChange.Kick(var user, var reason) -> new ChangeRoom(room, Action.KICK, user, reason, 0);
            case RoomChange.Ban(var user, var reason) -> new ChangeRoom(room, Action.BAN, user, reason, 0);
            case RoomChange.Unban(var user) -> new ChangeRoom(room, Action.UNBAN, user, "", 0);
            case RoomChange.Mute(var user, var time) -> new ChangeRoom(room, Action.MUTE, user, "", time.toSeconds());
            case RoomChange.Grant(var user, var role) -> new ChangeRoom(room, Action.ROLE, user, "", role.ordinal());
            case RoomChange.Slow(var pause) -> new ChangeRoom(room, Action.SLOW, "", "", pause.toSeconds());
            case RoomChange.History(var lines) -> new ChangeRoom(room, Action.HISTORY, "", "", lines);
            case RoomChange.Remove(var reason) -> new ChangeRoom(room, Action.REMOVE, "", reason, 0);
        };
    }
}
