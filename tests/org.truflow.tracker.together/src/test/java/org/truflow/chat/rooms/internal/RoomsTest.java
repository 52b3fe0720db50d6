package org.truflow.chat.rooms.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.bot.example.DiceBot;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.chat.room.RoomChange;
import org.truflow.chat.room.RoomEvent;
import org.truflow.chat.room.RoomLine;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.settings.RoomSettings;
import org.truflow.tracker.rooms.internal.RunningRooms;

/** Rooms between peers and a tracker, with nothing between them but sessions in memory. */
final class RoomsTest {
    private static final PeerId TRACKER = new PeerId(new Sha256(100, 1, 2, 100));

    @TempDir
    private Path folder;

    private RunningRooms tracker;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        tracker = new RunningRooms(RoomSettings.SAID_PER_MINUTE, 100_000, RoomSettings.MAIL_DAYS, 7);
        open.add(tracker);
    }

    @AfterEach
    void stop() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void what_is_said_in_a_public_room_comes_to_all_once_and_in_order() throws Exception {
        var ada = peer("ada");
        var ben = peer("ben");
        RoomPeer.get(ada.rooms.create("lab", "all of it", false, 10));
        assertEquals("all of it", RoomPeer.get(ben.rooms.join("lab")).topic());

        for (var i = 0; i < 50; i++) {
            (i % 2 == 0 ? ada : ben).rooms.say("lab", "line " + i);
        }

        is("all came", () -> ada.said("lab").size() == 50 && ben.said("lab").size() == 50);
        assertEquals(ada.said("lab"), ben.said("lab"));
        assertEquals(Set.copyOf(lines(50)), Set.copyOf(ada.said("lab")));
        assertEquals(
                50,
                ben.rooms.history("lab", Long.MAX_VALUE, 100).stream()
                        .filter(line -> line.kind() == RoomLine.Kind.SAID)
                        .count());
    }

    @Test
    void lost_sessions_and_restarts_of_all_lose_and_double_nothing() throws Exception {
        var random = new Random(7);
        var ada = peer("ada");
        var ben = peer("ben");
        RoomPeer.get(ada.rooms.create("lab", "", false, 10));
        RoomPeer.get(ben.rooms.join("lab"));

        for (var i = 0; i < 120; i++) {
            ada.rooms.say("lab", "line " + i);
            switch (random.nextInt(12)) {
                case 0 -> ada.link.cut();
                case 1 -> ben.link.cut();
                case 2 -> ada.restart();
                case 3 -> ben.restart();
                case 4 -> {
                    ada.link.unreachable();
                    ben.link.unreachable();
                    tracker.restart();
                    ada.link.serve(tracker.handlers());
                    ben.link.serve(tracker.handlers());
                }
                default -> {}
            }
        }

        is("all came", () -> ada.said("lab").size() >= 120 && ben.said("lab").size() >= 120);
        assertEquals(lines(120), ben.said("lab"));
        assertEquals(lines(120), ada.said("lab"));
        var told = ben.events.stream()
                .filter(event ->
                        event instanceof RoomEvent.Came came && came.line().kind() == RoomLine.Kind.SAID)
                .map(event -> ((RoomEvent.Came) event).line().number())
                .toList();
        assertEquals(told.stream().distinct().sorted().toList(), told, "each is told once, in order");
    }

    @Test
    void members_of_an_invited_room_read_what_the_tracker_cannot() throws Exception {
        var ada = peer("ada");
        var ben = peer("ben");
        var cyd = peer("cyd");
        RoomPeer.get(ada.rooms.create("cellar", "", true, 0));
        RoomPeer.get(ada.rooms.change("cellar", new RoomChange.Invite("ben")));
        is("ben is asked", () -> ben.events.stream().anyMatch(RoomEvent.Invited.class::isInstance));
        RoomPeer.get(ben.rooms.join("cellar"));
        ada.rooms.say("cellar", "xylophone one");
        ben.rooms.say("cellar", "xylophone two");
        is(
                "both read both",
                () -> ada.said("cellar").size() == 2 && ben.said("cellar").size() == 2);

        RoomPeer.get(ada.rooms.change("cellar", new RoomChange.Invite("cyd")));
        RoomPeer.get(cyd.rooms.join("cellar"));
        RoomPeer.get(ada.rooms.say("cellar", "xylophone three").said());
        is("cyd reads on", () -> cyd.said("cellar").equals(List.of("xylophone three")));
        RoomPeer.get(ada.rooms.change("cellar", new RoomChange.Kick("cyd", "")));
        is("cyd is out", () -> cyd.rooms.joined().isEmpty());
        RoomPeer.get(ben.rooms.say("cellar", "xylophone four").said());

        is(
                "the others read on",
                () -> ada.said("cellar").size() == 4 && ben.said("cellar").size() == 4);
        assertEquals(ada.said("cellar"), ben.said("cellar"));
        var onDisk = tracker.notes().stream()
                .flatMap(note -> List.of(note.split("[\t ]")).stream())
                .map(RoomsTest::decoded)
                .collect(Collectors.joining("\n"));
        assertFalse(onDisk.contains("xylophone"));
        assertTrue(onDisk.contains("cellar"), "what the tracker may know can be found this way");
    }

    @Test
    void an_invited_room_survives_restarts_of_all_in_the_middle() throws Exception {
        var ada = peer("ada");
        var ben = peer("ben");
        RoomPeer.get(ada.rooms.create("cellar", "", true, 0));
        RoomPeer.get(ada.rooms.change("cellar", new RoomChange.Invite("ben")));
        RoomPeer.get(ben.rooms.join("cellar"));

        for (var i = 0; i < 40; i++) {
            ada.rooms.say("cellar", "line " + i);
            switch (i % 8) {
                case 1 -> ada.restart();
                case 3 -> ben.restart();
                case 5 -> ada.link.cut();
                case 7 -> {
                    ada.link.unreachable();
                    ben.link.unreachable();
                    tracker.restart();
                    ada.link.serve(tracker.handlers());
                    ben.link.serve(tracker.handlers());
                }
                default -> {}
            }
        }

        is(
                "all came",
                () -> ada.said("cellar").size() == 40 && ben.said("cellar").size() == 40);
        assertEquals(lines(40), ben.said("cellar"));
        assertEquals(lines(40), ada.said("cellar"));
    }

    @Test
    void what_is_edited_and_deleted_changes_for_all() throws Exception {
        var ada = peer("ada");
        var ben = peer("ben");
        RoomPeer.get(ada.rooms.create("lab", "", false, 10));
        RoomPeer.get(ben.rooms.join("lab"));
        var first = RoomPeer.get(ada.rooms.say("lab", "frist").said());
        var second = RoomPeer.get(ada.rooms.say("lab", "never mind").said());
        is("ben reads both", () -> ben.said("lab").size() == 2);

        RoomPeer.get(ada.rooms.edit("lab", first, "first").said());
        RoomPeer.get(ada.rooms.delete("lab", second).said());

        is("ben sees it", () -> ben.said("lab").equals(List.of("first", "")));
        var refused = ben.rooms.edit("lab", first, "mine").said();
        assertThrows(IOException.class, () -> RoomPeer.get(refused));
        is("ben is told", () -> ben.events.stream().anyMatch(RoomEvent.Refused.class::isInstance));
    }

    @Test
    void what_is_said_while_the_tracker_is_away_goes_later() throws Exception {
        var ada = peer("ada");
        RoomPeer.get(ada.rooms.create("lab", "", false, 10));
        ada.link.unreachable();

        var saying = ada.rooms.say("lab", "hello");
        assertFalse(saying.said().toCompletableFuture().isDone());
        ada.restart();
        ada.link.serve(tracker.handlers());

        is("it came", () -> ada.said("lab").equals(List.of("hello")));
    }

    @Test
    void who_leaves_forgets_and_may_come_again() throws Exception {
        var ada = peer("ada");
        var ben = peer("ben");
        RoomPeer.get(ada.rooms.create("lab", "", false, 10));
        RoomPeer.get(ben.rooms.join("lab"));
        RoomPeer.get(ada.rooms.say("lab", "hello").said());
        is("it came", () -> ben.said("lab").size() == 1);

        RoomPeer.get(ben.rooms.leave("lab").thenApply(_ -> ""));

        assertEquals(List.of(), ben.said("lab"));
        assertThrows(IOException.class, () -> ben.rooms.say("lab", "hello"));
        is("it is forgotten", () -> ben.events.stream().anyMatch(RoomEvent.Closed.class::isInstance));
        RoomPeer.get(ben.rooms.join("lab"));
        is("newcomers read the last lines", () -> ben.said("lab").size() == 1);
    }

    @Test
    void a_bot_that_knows_nothing_but_the_api_answers_in_a_room() throws Exception {
        var ada = peer("ada");
        var dicer = peer("dicer");
        var bot = new DiceBot(dicer.rooms);
        open.add(bot::stop);
        RoomPeer.get(ada.rooms.create("cellar", "", true, 0));
        RoomPeer.get(ada.rooms.change("cellar", new RoomChange.Invite("dicer")));
        is("the bot joins", () -> !dicer.rooms.joined().isEmpty());

        RoomPeer.get(ada.rooms.say("cellar", "!dice").said());

        is("it answers once", () -> ada.said("cellar").size() == 2);
        assertTrue(ada.said("cellar").getLast().matches("ada rolled a [1-6]"));
    }

    @Test
    void sealed_mail_waits_until_it_is_taken() throws Exception {
        var ada = peer("ada");
        var ben = peer("ben");
        var id = UUID.randomUUID();
        var sealed = "sealed".getBytes(StandardCharsets.UTF_8);
        var calls = new AtomicInteger();
        ben.link.mailbox().subscribe(calls::incrementAndGet);
        var to = ben.link.session().online();
        assertTrue(to.outgoing());

        for (var i = 0; i < 2; i++) {
            RoomPeer.get(ada.link.mailbox().leave(ben.device(), id, sealed).thenApply(_ -> ""));
        }

        is("ben is told", () -> calls.get() > 0);
        var waiting = RoomPeer.get(ben.link.mailbox().fetch(Set.of()));
        assertEquals(List.of("ada"), waiting.stream().map(SealedMail::user).toList());
        assertEquals("sealed", new String(waiting.getFirst().sealed(), StandardCharsets.UTF_8));
        ada.link.unreachable();
        ben.link.unreachable();
        tracker.restart();
        ben.link.serve(tracker.handlers());
        ada.link.serve(tracker.handlers());
        is("registered again", () -> online(ben) && online(ada));
        assertEquals(List.of(), RoomPeer.get(ben.link.mailbox().fetch(Set.of(id))));
        assertEquals(
                List.of(), RoomPeer.get(ada.rooms.list(Optional.empty(), 10)).rooms());
    }

    private static boolean online(RoomPeer peer) {
        try {
            peer.link.session().online();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private RoomPeer peer(String name) throws Exception {
        var peer = new RoomPeer(name, folder.resolve(name), TRACKER, tracker.handlers());
        open.add(peer);
        return peer;
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }

    private static String decoded(String column) {
        try {
            return new String(Base64.getDecoder().decode(column), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return column;
        }
    }

    private static void is(String what, BooleanSupplier condition) {
        var end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
