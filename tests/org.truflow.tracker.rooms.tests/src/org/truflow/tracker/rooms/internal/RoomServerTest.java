package org.truflow.tracker.rooms.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.truflow.chat.room.RoomRole;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.room.AskLines;
import org.truflow.protocol.room.AskRoomMembers;
import org.truflow.protocol.room.AskRooms;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.ChangeRoom.Action;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.LineKind;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.room.Said;
import org.truflow.protocol.room.SayInRoom;
import org.truflow.settings.RoomSettings;
import org.truflow.tracker.Role;
import org.truflow.tracker.rooms.internal.Village.Guest;

final class RoomServerTest {
    private static final byte[] NO_KEY = {};
    private static final byte[] KEY = {1, 2, 3};

    private final Village village = new Village();
    private final List<RoomServer> open = new ArrayList<>();
    private RoomServer rooms = started();
    private final Guest ada = village.guest(rooms, "ada", 1);
    private final Guest ben = village.guest(rooms, "ben", 2);

    private RoomServer started() {
        try {
            var server = village.rooms();
            open.add(server);
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        open.forEach(RoomServer::close);
    }

    @Test
    void everyone_in_a_room_is_told_what_is_said_in_order_and_once() throws Exception {
        var room = open("lab", false);
        join(ben, "lab");

        for (var i = 0; i < 300; i++) {
            say(i % 2 == 0 ? ada : ben, room, "line " + i);
        }

        Eventually.is("all came", () -> ben.lines().size() == 300 && ada.lines().size() == 300);
        assertEquals(
                LongStream.rangeClosed(1, 300).boxed().toList(),
                ben.lines().stream().map(line -> line.number()).toList());
        assertEquals("line 7", text(ben.lines().get(7).body()));
        assertEquals("ben", ada.lines().get(7).from());
    }

    @Test
    void the_same_id_is_said_once() throws Exception {
        var room = open("lab", false);
        var id = UUID.randomUUID();

        var first = ada.ask(new SayInRoom(room, id, LineKind.SAID, 0, 0, bytes("hello")));
        var again = ada.ask(new SayInRoom(room, id, LineKind.SAID, 0, 0, bytes("hello")));

        assertEquals(first, again);
        assertEquals(1, ada.ask(new AskLines(room, 0, 10)).lines().size());
    }

    @Test
    void what_was_acknowledged_is_there_after_a_crash() throws Exception {
        var room = open("lab", false);
        join(ben, "lab");
        ada.ask(new ChangeRoom(room, Action.TOPIC, "", "all of it", 0));
        ada.ask(new ChangeRoom(room, Action.ROLE, "ben", "", 1));
        var id = UUID.randomUUID();
        ada.ask(new SayInRoom(room, id, LineKind.SAID, 0, 0, bytes("hello")));

        rooms = started();
        var later = village.guest(rooms, "ada", 1);

        var card = later.ask(new EnterRoom(room, "", NO_KEY)).card();
        assertEquals("all of it", card.room().topic());
        assertEquals(2, card.room().members());
        assertEquals(3, card.last());
        assertEquals(
                "hello",
                text(later.ask(new AskLines(room, 2, 10)).lines().getFirst().body()));
        assertEquals(new Said(3, 1), later.ask(new SayInRoom(room, id, LineKind.SAID, 0, 0, bytes("hello"))));
        assertEquals(
                RoomRole.MODERATOR,
                later.ask(new AskRoomMembers(room, Optional.of("ada"), 10))
                        .members()
                        .getFirst()
                        .member()
                        .role());
    }

    @Test
    void newcomers_read_as_many_lines_as_the_room_says() throws Exception {
        var room =
                ada.ask(new OpenRoom("lab", "", false, 2, NO_KEY)).card().room().id();
        for (var i = 1; i <= 5; i++) {
            say(ada, room, "line " + i);
        }

        var card = ben.ask(new EnterRoom(0, "lab", NO_KEY)).card();

        assertEquals(4, card.earliest());
        assertEquals(
                List.of("line 4", "line 5"),
                ben.ask(new AskLines(room, 0, 100)).lines().stream()
                        .map(line -> text(line.body()))
                        .toList());
    }

    @Test
    void a_room_keeps_the_newest_lines_only() throws Exception {
        village.with(RoomSettings.LINES, 10).with(RoomSettings.SAID_PER_MINUTE, 100_000);
        var room = open("lab", false);

        for (var i = 1; i <= 5_000; i++) {
            say(ada, room, "line " + i);
        }

        assertEquals(
                4_991, ada.ask(new AskLines(room, 0, 500)).lines().getFirst().number());
        Eventually.is(
                "the store forgets them too",
                () -> village.notes.values().stream()
                                .filter(note -> note.kind().equals("room-line"))
                                .count()
                        == 10);
        rooms = started();
        assertEquals(
                5_000,
                village.guest(rooms, "ada", 1)
                        .ask(new EnterRoom(room, "", NO_KEY))
                        .card()
                        .last());
    }

    @Test
    void only_who_said_it_changes_it_and_moderators_delete() throws Exception {
        var room = open("lab", false);
        join(ben, "lab");
        var cyd = village.guest(rooms, "cyd", 3);
        join(cyd, "lab");
        var number = say(ben, room, "secret");

        refused(ErrorCode.FORBIDDEN, () -> cyd.ask(change(room, LineKind.EDITED, number, "mine")));
        refused(ErrorCode.FORBIDDEN, () -> cyd.ask(change(room, LineKind.DELETED, number, "")));
        ben.ask(change(room, LineKind.EDITED, number, "still secret"));
        ada.ask(change(room, LineKind.DELETED, number, ""));

        var kept = village.notes.values().stream().map(note -> note.value()).toList();
        assertEquals(0, ada.ask(new AskLines(room, 0, 1)).lines().getFirst().body().length);
        assertFalse(kept.stream()
                .anyMatch(value -> value.contains(new Columns().add("secret").toString())));
        assertFalse(kept.stream()
                .anyMatch(value ->
                        value.contains(new Columns().add("still secret").toString())));
    }

    @Test
    void nobody_gets_into_an_invited_room_or_hears_of_it_unasked() throws Exception {
        var room = open("cellar", true);

        refused(ErrorCode.NOT_FOUND, () -> ben.ask(new EnterRoom(0, "cellar", KEY)));
        refused(ErrorCode.NOT_FOUND, () -> ben.ask(new AskLines(room, 0, 10)));
        assertEquals(
                List.of(), ben.ask(new AskRooms(Optional.empty(), false, 10)).rooms());
        ada.ask(new ChangeRoom(room, Action.INVITE, "ben", "", 0));

        assertEquals(1, ben.notices().size());
        assertTrue(ben.ask(new AskRooms(Optional.empty(), true, 10))
                .rooms()
                .getFirst()
                .room()
                .asked());
        refused(ErrorCode.BAD_REQUEST, () -> ben.ask(new EnterRoom(0, "cellar", NO_KEY)));
        assertEquals(2, ben.ask(new EnterRoom(0, "cellar", KEY)).card().room().members());
    }

    @Test
    void nothing_is_taken_that_was_encrypted_for_who_left() throws Exception {
        var room = open("cellar", true);
        ada.ask(new ChangeRoom(room, Action.INVITE, "ben", "", 0));
        ben.ask(new EnterRoom(0, "cellar", KEY));
        var before = ada.ask(new AskRoomMembers(room, Optional.empty(), 10)).roster();
        assertTrue(ada.ask(sealed(room, before)).number() > 0);

        ben.ask(new ChangeRoom(room, Action.LEAVE, "", "", 0));

        var refused = ada.ask(sealed(room, before));
        assertEquals(0, refused.number());
        assertTrue(ada.ask(sealed(room, refused.roster())).number() > 0);
    }

    @Test
    void a_device_that_lost_its_name_is_no_member_any_more() throws Exception {
        var room = open("cellar", true);
        var second = village.guest(rooms, "ada", 9);
        second.ask(new EnterRoom(room, "", KEY));
        var both = ada.ask(new AskRoomMembers(room, Optional.empty(), 10));
        assertEquals(2, both.members().getFirst().keys().size());

        village.users.put("ada", Set.of(ada.remote()));

        assertEquals(0, ada.ask(sealed(room, both.roster())).number());
        assertEquals(
                1,
                ada.ask(new AskRoomMembers(room, Optional.empty(), 10))
                        .members()
                        .getFirst()
                        .keys()
                        .size());
    }

    @Test
    void who_is_put_out_hears_why_and_nothing_more() throws Exception {
        var room = open("lab", false);
        join(ben, "lab");

        ada.ask(new ChangeRoom(room, Action.BAN, "ben", "noise", 0));
        say(ada, room, "quiet now");

        Eventually.is("ada is told", () -> ada.lines().size() == 2);
        assertTrue(ben.notices().getFirst().closed());
        assertTrue(ben.notices().getFirst().text().contains("noise"));
        assertFalse(ben.lines().stream().anyMatch(line -> text(line.body()).equals("quiet now")));
        refused(ErrorCode.FORBIDDEN, () -> ben.ask(new EnterRoom(0, "lab", NO_KEY)));
        ada.ask(new ChangeRoom(room, Action.UNBAN, "ben", "", 0));
        join(ben, "lab");
    }

    @Test
    void moderators_act_on_members_and_not_on_owners() throws Exception {
        var room = open("lab", false);
        join(ben, "lab");
        var cyd = village.guest(rooms, "cyd", 3);
        join(cyd, "lab");
        ada.ask(new ChangeRoom(room, Action.ROLE, "ben", "", 1));

        refused(ErrorCode.FORBIDDEN, () -> ben.ask(new ChangeRoom(room, Action.KICK, "ada", "", 0)));
        refused(ErrorCode.FORBIDDEN, () -> ben.ask(new ChangeRoom(room, Action.ROLE, "cyd", "", 0)));
        refused(ErrorCode.FORBIDDEN, () -> cyd.ask(new ChangeRoom(room, Action.MUTE, "ben", "", 60)));
        ben.ask(new ChangeRoom(room, Action.MUTE, "cyd", "", 60));

        refused(ErrorCode.FORBIDDEN, () -> say(cyd, room, "but"));
        village.now = village.now.plusSeconds(61);
        say(cyd, room, "thanks");
    }

    @Test
    void slow_mode_and_budgets_say_when_to_try_again() throws Exception {
        village.with(RoomSettings.SAID_PER_MINUTE, 3);
        var room = open("lab", false);
        join(ben, "lab");
        ada.ask(new ChangeRoom(room, Action.SLOW, "", "", 30));
        say(ben, room, "one");

        var slow = refused(ErrorCode.TOO_MANY, () -> say(ben, room, "two"));
        village.nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        say(ben, room, "two");
        say(ada, room, "1");
        say(ada, room, "2");
        say(ada, room, "3");

        assertEquals(Optional.of(Duration.ofSeconds(30)), slow.after());
        assertTrue(
                refused(ErrorCode.TOO_MANY, () -> say(ada, room, "4")).after().isPresent());
    }

    @Test
    void guests_listen_and_do_not_talk() throws Exception {
        var room = open("lab", false);
        ben.role = Role.GUEST;
        join(ben, "lab");

        refused(ErrorCode.FORBIDDEN, () -> say(ben, room, "hello"));
        refused(ErrorCode.FORBIDDEN, () -> ben.ask(new OpenRoom("mine", "", false, 0, NO_KEY)));
        say(ada, room, "hello");

        Eventually.is("it came", () -> ben.lines().size() == 1);
    }

    @Test
    void nobody_waits_for_who_does_not_read() throws Exception {
        var room = open("lab", false);
        join(ben, "lab");
        ben.pending = 10 << 20;

        say(ada, room, "hello");

        Eventually.is("the others hear", () -> ada.lines().size() == 1);
        assertEquals(List.of(), ben.told());
        ben.pending = 0;
        Eventually.is(
                "it is told that something was missed",
                () -> ben.told().equals(List.of(new RoomNews(room, List.of(), 1))));
        assertEquals(1, ben.ask(new AskLines(room, 0, 10)).lines().size());
    }

    @Test
    void a_room_never_stands_without_an_owner_and_ends_with_its_last_member() throws Exception {
        var room = open("lab", false);
        join(ben, "lab");

        ada.ask(new ChangeRoom(room, Action.LEAVE, "", "", 0));
        ben.ask(new ChangeRoom(room, Action.TOPIC, "", "mine now", 0));
        village.remove("ben");

        assertEquals(List.of(), rooms.rooms());
        Eventually.is("nothing of it is left", village.notes::isEmpty);
    }

    @Test
    void the_owner_of_the_tracker_removes_a_room() throws Exception {
        open("cellar", true);

        assertTrue(rooms.remove("Cellar", "too loud"));

        assertTrue(ada.notices().getFirst().text().contains("too loud"));
        assertEquals(List.of(), rooms.rooms());
        open("cellar", false);
    }

    @Test
    void there_are_as_many_rooms_as_the_settings_say() throws Exception {
        village.with(RoomSettings.ROOMS_PER_USER, 1);
        open("lab", false);

        refused(ErrorCode.TOO_MANY, () -> open("second", false));
        refused(ErrorCode.NAME_TAKEN, () -> ben.ask(new OpenRoom("LAB", "", false, 0, NO_KEY)));
    }

    private long open(String name, boolean invited) throws IOException {
        return ada.ask(new OpenRoom(name, "", invited, 50, invited ? KEY : NO_KEY))
                .card()
                .room()
                .id();
    }

    private static void join(Guest guest, String room) throws IOException {
        guest.ask(new EnterRoom(0, room, NO_KEY));
    }

    private static long say(Guest guest, long room, String text) throws IOException {
        return guest.ask(new SayInRoom(room, UUID.randomUUID(), LineKind.SAID, 0, 0, bytes(text)))
                .number();
    }

    private static SayInRoom change(long room, LineKind kind, long of, String text) {
        return new SayInRoom(room, UUID.randomUUID(), kind, of, 0, bytes(text));
    }

    private static SayInRoom sealed(long room, long roster) {
        return new SayInRoom(room, UUID.randomUUID(), LineKind.SAID, 0, roster, KEY);
    }

    private interface Attempt {
        Object make() throws IOException;
    }

    private static RefusedException refused(ErrorCode code, Attempt attempt) {
        var refusal = assertThrows(RefusedException.class, attempt::make);
        assertEquals(code, refusal.code(), refusal.getMessage());
        return refusal;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
