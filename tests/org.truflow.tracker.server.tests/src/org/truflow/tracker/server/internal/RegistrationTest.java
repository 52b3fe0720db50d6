package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.truflow.directory.Presence;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Register;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;

final class RegistrationTest {

    @Test
    void binds_a_name_to_the_key_of_the_session() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.NAME, "The lab")) {
            var answer = tracker.peer(1).register("Ａda");

            assertEquals("Ada", answer.name());
            assertEquals("The lab", answer.tracker());
            assertEquals(CatalogVersion.NONE, answer.catalog());
            assertEquals(
                    Set.of(RemotePeer.id(1)),
                    tracker.store.user("Ada").orElseThrow().peers());
        }
    }

    @Test
    void refuses_a_name_of_another_key_and_says_what_to_do() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.registered(1, "ada");

            var refused = refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(2).register("ADA"));

            assertTrue(refused.getMessage().contains("ada"));
            assertTrue(refused.remedy().contains("another name"));
        }
    }

    @Test
    void refuses_a_name_that_looks_like_another() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.registered(1, "alice");

            refused(ErrorCode.NAME_INVALID, () -> tracker.peer(2).register("a1ice"));
            refused(ErrorCode.NAME_INVALID, () -> tracker.peer(2).register("alіce"));
        }
    }

    @Test
    void a_key_has_one_name() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.registered(1, "ada");

            var refused = refused(ErrorCode.FORBIDDEN, () -> tracker.peer(1).register("grace"));

            assertTrue(refused.getMessage().contains("ada"));
            assertEquals("ada", tracker.peer(1).register("ADA").name());
        }
    }

    @Test
    void of_many_who_want_a_name_at_once_one_gets_it() throws Exception {
        try (var tracker = new Trackers()) {
            var names = new ConcurrentLinkedQueue<String>();

            var threads = IntStream.range(1, 50)
                    .mapToObj(number -> Thread.ofVirtual().start(() -> {
                        try {
                            names.add(tracker.peer(number).register("ada").name());
                        } catch (IOException e) {
                            // All but one.
                        }
                    }))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }

            assertEquals(1, names.size());
            assertEquals(1, tracker.server.users().size());
        }
    }

    @Test
    void a_changed_key_that_the_old_one_vouches_for_takes_name_and_catalog_along() throws Exception {
        try (var tracker = new Trackers()) {
            var index = tracker.withIndex();
            var old = tracker.registered(1, "ada");
            old.list(new CatalogVersion(7, 1), MemoryStore.file("docs/notes.txt"));

            var rotated = new RemotePeer(tracker.server, RemotePeer.id(2), Set.of(RemotePeer.id(1)), "192.0.2.7");
            var answer = rotated.register("ada");

            assertEquals(new CatalogVersion(7, 1), answer.catalog());
            assertEquals(
                    Set.of(RemotePeer.id(2)),
                    tracker.store.user("ada").orElseThrow().peers());
            assertTrue(old.closed().isDone());
            Eventually.is(
                    "the index follows", () -> index.version(RemotePeer.id(2)).number() == 1);
            assertEquals(CatalogVersion.NONE, index.version(RemotePeer.id(1)));
            refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(1).register("ada"));
        }
    }

    @Test
    void a_key_that_nobody_vouches_for_does_not_get_the_name() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.registered(1, "ada");

            var stranger = new RemotePeer(tracker.server, RemotePeer.id(2), Set.of(RemotePeer.id(3)), "192.0.2.7");

            refused(ErrorCode.NAME_TAKEN, () -> stranger.register("ada"));
        }
    }

    @Test
    void what_the_disk_did_not_take_is_not_registered() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.store.diskFull(true);
            assertThrows(IOException.class, () -> tracker.peer(1).register("ada"));

            tracker.store.diskFull(false);

            assertEquals("ada", tracker.peer(2).register("ada").name());
        }
    }

    @Test
    void a_second_session_of_a_peer_replaces_the_first_and_the_end_of_the_first_changes_nothing() throws Exception {
        try (var tracker = new Trackers()) {
            var first = tracker.registered(1, "ada");
            var other = tracker.registered(2, "grace");

            var second = tracker.registered(1, "ada");

            assertTrue(first.closed().join().contains("another session"));
            assertEquals(1, other.ask(new Locate(RemotePeer.id(1))).addresses().size());
            assertEquals(Presence.ONLINE, tracker.server.users().getFirst().presence());
            assertFalse(second.closed().isDone());
            refused(ErrorCode.NOT_REGISTERED, () -> first.ask(new Locate(RemotePeer.id(2))));
        }
    }

    @Test
    void registering_again_in_the_same_session_moves_the_port() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");

            ada.ask(new Register("ada", 5000, CatalogVersion.NONE));

            assertEquals(
                    5000,
                    ada.ask(new Locate(RemotePeer.id(1))).addresses().getFirst().getPort());
            assertFalse(ada.closed().isDone());
        }
    }

    @Test
    void an_address_can_register_only_so_many_new_names_an_hour() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.REGISTRATIONS_PER_HOUR, 2)) {
            tracker.registered(1, "one");
            tracker.registered(2, "two");

            refused(ErrorCode.TOO_MANY, () -> tracker.peer(3).register("three"));
            assertEquals("one", tracker.peer(1).register("one").name());
            var elsewhere = new RemotePeer(tracker.server, RemotePeer.id(4), Set.of(), "192.0.2.8");
            assertEquals("four", elsewhere.register("four").name());

            tracker.nanos.addAndGet(Duration.ofMinutes(31).toNanos());
            assertEquals("three", tracker.peer(3).register("three").name());
        }
    }

    @Test
    void neighbours_of_one_ipv6_network_share_a_budget() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.REGISTRATIONS_PER_HOUR, 1)) {
            new RemotePeer(tracker.server, RemotePeer.id(1), Set.of(), "2001:db8::1").register("one");

            var neighbour = new RemotePeer(tracker.server, RemotePeer.id(2), Set.of(), "2001:db8::2:2");

            refused(ErrorCode.TOO_MANY, () -> neighbour.register("two"));
        }
    }

    @Test
    void holds_only_so_many_users() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.USERS, 1)) {
            tracker.registered(1, "one");

            refused(ErrorCode.TOO_MANY, () -> tracker.peer(2).register("two"));
            assertEquals("one", tracker.peer(1).register("one").name());
        }
    }

    @Test
    void budgets_do_not_depend_on_the_wall_clock() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.REGISTRATIONS_PER_HOUR, 1)) {
            tracker.registered(1, "one");
            tracker.now = Instant.parse("2056-01-01T00:00:00Z");
            refused(ErrorCode.TOO_MANY, () -> tracker.peer(2).register("two"));
            tracker.now = Instant.parse("1970-01-01T00:00:00Z");
            tracker.nanos.addAndGet(Duration.ofHours(1).toNanos());

            assertEquals("two", tracker.peer(2).register("two").name());
        }
    }

    @Test
    void refuses_a_data_session_and_ports_that_are_none() throws Exception {
        try (var tracker = new Trackers()) {
            var data = tracker.peer(1);
            data.of(SessionKind.DATA);

            refused(ErrorCode.BAD_REQUEST, () -> data.register("ada"));
            refused(ErrorCode.BAD_REQUEST, () -> tracker.peer(1).ask(new Register("ada", 0, CatalogVersion.NONE)));
            refused(ErrorCode.BAD_REQUEST, () -> tracker.peer(1).ask(new Register("ada", 70_000, CatalogVersion.NONE)));
        }
    }

    @Test
    void knows_its_users_after_a_restart() throws Exception {
        var store = new MemoryStore();
        try (var tracker = new Trackers(store)) {
            tracker.registered(1, "ada");
        }

        try (var again = new Trackers(store)) {
            assertEquals("ada", again.peer(1).register("ada").name());
            refused(ErrorCode.NAME_TAKEN, () -> again.peer(2).register("ada"));
        }
    }

    @Test
    void stopping_ends_every_registered_session_and_takes_no_more() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");

            tracker.server.close();

            assertTrue(ada.closed().join().contains("stopping"));
            refused(ErrorCode.UNAVAILABLE, () -> tracker.peer(2).register("grace"));
        }
    }

    @Test
    void a_session_that_ended_while_it_registered_is_not_online() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.peer(1);
            ada.close("gone");

            ada.register("ada");

            assertEquals(Presence.OFFLINE, tracker.server.users().getFirst().presence());
            assertEquals(Optional.of(tracker.now), tracker.store.user("ada").map(user -> user.lastSeen()));
        }
    }

    static RefusedException refused(ErrorCode code, Executable request) {
        var refused = assertThrows(RefusedException.class, request);
        assertEquals(code, refused.code(), refused.getMessage());
        return refused;
    }
}
