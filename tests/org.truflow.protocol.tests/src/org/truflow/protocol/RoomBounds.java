package org.truflow.protocol;

import static org.truflow.protocol.MessageBoundsTest.bound;
import static org.truflow.protocol.MessageBoundsTest.bytes;
import static org.truflow.protocol.MessageBoundsTest.characters;
import static org.truflow.protocol.MessageBoundsTest.hash;
import static org.truflow.protocol.MessageBoundsTest.instant;
import static org.truflow.protocol.MessageBoundsTest.list;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bounds of what is said about rooms and sealed mail. */
final class RoomBounds {
    static final Set<String> OPTIONAL = Set.of(
            "ASK_ROOMS.a",
            "ASK_ROOMS.o",
            "ROOMS_TOLD.a",
            "ROOMS_TOLD.x.0.f",
            "ROOMS_TOLD.x.0.u",
            "ROOMS_TOLD.x.0.l",
            "ROOM_TOLD.x.f",
            "ROOM_TOLD.x.u",
            "ROOM_TOLD.x.l",
            "OPEN_ROOM.f",
            "LINES_TOLD.x.0.d",
            "ROOM_NEWS.x.0.d",
            "ASK_ROOM_MEMBERS.a",
            "ROOM_MEMBERS_TOLD.a",
            "ROOM_MEMBERS_TOLD.x.0.f",
            "ROOM_MEMBERS_TOLD.x.0.m",
            "ROOM_NOTICE.f");

    private static final long LAST = Long.MAX_VALUE;

    private RoomBounds() {}

    static void add(List<MessageBoundsTest.Bound> all) {
        addMail(all);
        addCards(all);
        addLines(all);
        for (var room : List.of("CHANGE_ROOM.r", "SAY_IN_ROOM.r", "ASK_LINES.r", "ROOM_NEWS.r", "ASK_ROOM_MEMBERS.r")) {
            all.add(bound(room, List.of(1, LAST), List.of(0, -1)));
        }
        all.add(bound("ROOM_NOTICE.r", List.of(1, LAST), List.of(0, -1)));
        all.add(bound("ENTER_ROOM.r", List.of(0, LAST), List.of(-1)));
        all.add(bound("CHANGE_ROOM.a", List.of(0, 11), List.of(-1, 12)));
        all.add(bound("CHANGE_ROOM.c", List.of(0, 31_622_400), List.of(-1, 31_622_401)));
        for (var name : List.of(
                "ASK_ROOMS.a",
                "ROOMS_TOLD.a",
                "OPEN_ROOM.n",
                "ENTER_ROOM.n",
                "CHANGE_ROOM.u",
                "ROOM_NOTICE.n",
                "ASK_ROOM_MEMBERS.a",
                "ROOM_MEMBERS_TOLD.a",
                "ROOM_MEMBERS_TOLD.x.0.n")) {
            all.add(characters(name, 64));
        }
        all.add(characters("OPEN_ROOM.p", 500));
        all.add(characters("CHANGE_ROOM.p", 500));
        all.add(characters("ROOM_NOTICE.p", 1_000));
        all.add(bound("OPEN_ROOM.y", List.of(0, 10_000), List.of(-1, 10_001)));
        all.add(bytes("OPEN_ROOM.k", 0, 512));
        all.add(bytes("ENTER_ROOM.k", 0, 512));
        all.add(bound("ASK_ROOMS.l", List.of(1, 200), List.of(0, 201)));
        all.add(bound("ASK_ROOM_MEMBERS.l", List.of(1, 500), List.of(0, 501)));
        all.add(list("ROOM_MEMBERS_TOLD.x", 500, Map.of("n", "x", "l", 2, "k", List.of())));
        all.add(bound("ROOM_MEMBERS_TOLD.x.0.l", List.of(0, 2), List.of(-1, 3)));
        all.add(instant("ROOM_MEMBERS_TOLD.x.1.m"));
        all.add(list("ROOM_MEMBERS_TOLD.x.0.k", 8, new byte[3]));
        all.add(bytes("ROOM_MEMBERS_TOLD.x.0.k.0", 0, 512));
        all.add(bound("ROOM_MEMBERS_TOLD.v", List.of(0, LAST), List.of(-1)));
    }

    private static void addMail(List<MessageBoundsTest.Bound> all) {
        all.add(hash("LEAVE_MAIL.p"));
        all.add(id("LEAVE_MAIL.j"));
        all.add(bytes("LEAVE_MAIL.y", 0, 65_536));
        all.add(list("FETCH_MAIL.j", 500, new byte[16]));
        all.add(id("FETCH_MAIL.j.0"));
        var mail = Map.of("j", new byte[16], "p", new byte[32], "n", "x", "m", 0, "y", new byte[0]);
        all.add(list("MAIL_TOLD.x", 100, mail));
        all.add(id("MAIL_TOLD.x.0.j"));
        all.add(hash("MAIL_TOLD.x.0.p"));
        all.add(characters("MAIL_TOLD.x.0.n", 64));
        all.add(instant("MAIL_TOLD.x.0.m"));
        all.add(bytes("MAIL_TOLD.x.0.y", 0, 65_536));
    }

    private static void addCards(List<MessageBoundsTest.Bound> all) {
        var card = Map.of("r", 1, "n", "x", "p", "", "c", 0, "h", 0, "s", 0, "y", 0, "e", 0, "z", 0, "v", 0);
        all.add(list("ROOMS_TOLD.x", 200, card));
        for (var room : List.of("ROOMS_TOLD.x.0", "ROOM_TOLD.x")) {
            all.add(bound(room + ".r", List.of(1, LAST), List.of(0, -1)));
            all.add(characters(room + ".n", 64));
            all.add(characters(room + ".p", 500));
            all.add(bound(room + ".c", List.of(0, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
            all.add(bound(room + ".h", List.of(0, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
            all.add(bound(room + ".l", List.of(0, 2), List.of(-1, 3)));
            all.add(bound(room + ".s", List.of(0, 86_400), List.of(-1, 86_401)));
            all.add(bound(room + ".y", List.of(0, 10_000), List.of(-1, 10_001)));
            for (var number : List.of(".e", ".z", ".v")) {
                all.add(bound(room + number, List.of(0, LAST), List.of(-1)));
            }
        }
    }

    private static void addLines(List<MessageBoundsTest.Bound> all) {
        var line = Map.of("q", 1, "m", 0, "n", "", "k", 0, "g", 0, "j", new byte[16], "y", new byte[0]);
        for (var lines : List.of("LINES_TOLD.x", "ROOM_NEWS.x")) {
            all.add(list(lines, 500, line));
            all.add(bound(lines + ".0.q", List.of(1, LAST), List.of(0, -1)));
            all.add(instant(lines + ".0.m"));
            all.add(characters(lines + ".0.n", 64));
            all.add(hash(lines + "." + (lines.startsWith("LINES") ? 1 : 0) + ".d"));
            all.add(bound(lines + ".0.k", List.of(0, 11, 255), List.of(-1, 256)));
            all.add(bound(lines + ".0.g", List.of(0, LAST), List.of(-1)));
            all.add(id(lines + ".0.j"));
            all.add(bytes(lines + ".0.y", 0, 65_536));
        }
        all.add(bound("LINES_TOLD.z", List.of(0, LAST), List.of(-1)));
        all.add(bound("ROOM_NEWS.z", List.of(0, LAST), List.of(-1)));
        all.add(id("SAY_IN_ROOM.j"));
        all.add(bound("SAY_IN_ROOM.k", List.of(0, 3), List.of(-1, 4)));
        all.add(bound("SAY_IN_ROOM.g", List.of(0, LAST), List.of(-1)));
        all.add(bound("SAY_IN_ROOM.v", List.of(0, LAST), List.of(-1)));
        all.add(bytes("SAY_IN_ROOM.y", 0, 65_536));
        all.add(bound("SAID.q", List.of(0, LAST), List.of(-1)));
        all.add(bound("SAID.v", List.of(0, LAST), List.of(-1)));
        all.add(bound("ASK_LINES.q", List.of(0, LAST), List.of(-1)));
        all.add(bound("ASK_LINES.l", List.of(1, 500), List.of(0, 501)));
    }

    private static MessageBoundsTest.Bound id(String key) {
        return bound(key, List.of(new byte[16]), List.of(new byte[0], new byte[15], new byte[17]));
    }
}
