package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.tracker.server.internal.RegistrationTest.refused;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Presence;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Search;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.TrackerAdmin.Account;

final class AdministrationTest {
    private static final CatalogVersion ONE = new CatalogVersion(7, 1);

    @Test
    void shows_users_and_what_they_list() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.NAME, "The lab")) {
            tracker.registered(2, "grace").close("goodbye");
            tracker.registered(1, "ada").list(ONE, MemoryStore.file("docs/a"), MemoryStore.file("docs/b"));

            assertEquals(
                    List.of(
                            new Account("ada", Set.of(RemotePeer.id(1)), Presence.ONLINE, tracker.now, tracker.now, 3),
                            new Account(
                                    "grace", Set.of(RemotePeer.id(2)), Presence.OFFLINE, tracker.now, tracker.now, 0)),
                    tracker.server.users());
            var status = tracker.server.status();
            assertEquals("The lab", status.name());
            assertEquals(2, status.users());
            assertEquals(1, status.online());
            assertEquals(3, status.entries());
            assertEquals(0, status.indexed());
        }
    }

    @Test
    void a_removed_user_is_gone_and_the_name_is_free() throws Exception {
        try (var tracker = new Trackers()) {
            var index = tracker.withIndex();
            var ada = tracker.registered(1, "Ada");
            var grace = tracker.registered(2, "grace");
            ada.list(ONE, MemoryStore.file("docs/a"));

            assertTrue(tracker.server.remove("ada"));

            assertTrue(ada.closed().join().contains("removed"));
            Eventually.is(
                    "grace is told",
                    () -> grace.told().stream()
                            .anyMatch(change -> change.removed().contains("Ada")));
            assertEquals(0, index.entries());
            assertEquals(CatalogVersion.NONE, tracker.store.version(RemotePeer.id(1)));
            refused(ErrorCode.NOT_REGISTERED, () -> ada.list(ONE, MemoryStore.file("docs/a")));
            refused(ErrorCode.NOT_FOUND, () -> grace.ask(new Browse("Ada", "", Optional.empty(), 1)));
            assertEquals("ada", tracker.peer(3).register("ada").name());
            assertFalse(tracker.server.remove("nobody"));
        }
    }

    @Test
    void a_user_whom_the_disk_did_not_let_go_stays() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.registered(1, "ada");
            tracker.store.diskFull(true);

            assertThrows(IOException.class, () -> tracker.server.remove("ada"));

            tracker.store.diskFull(false);
            refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(2).register("ada"));
            assertEquals("ada", tracker.peer(1).register("ada").name());
        }
    }

    @Test
    void a_banned_user_is_out_with_name_and_key_and_is_told_why() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            ada.list(ONE, MemoryStore.file("docs/notes"));

            tracker.server.ban("Ada", "sold spam");

            assertTrue(ada.closed().join().contains("sold spam"));
            var refused = refused(ErrorCode.BANNED, () -> tracker.peer(1).register("ada"));
            assertTrue(refused.getMessage().contains("sold spam"));
            refused(ErrorCode.BANNED, () -> tracker.peer(1).register("other"));
            refused(ErrorCode.BANNED, () -> tracker.peer(3).register("ADA"));
            refused(ErrorCode.BANNED, () -> tracker.peer(3).register("аdа"));
            var rotated = new RemotePeer(tracker.server, RemotePeer.id(4), Set.of(RemotePeer.id(1)), "192.0.2.7");
            refused(ErrorCode.BANNED, () -> rotated.register("new.name"));
            assertEquals(
                    List.of(),
                    grace.ask(new Search("notes", 10, Optional.empty())).page().hits());
            assertEquals(List.of(), grace.ask(new Locate(RemotePeer.id(1))).addresses());
            Eventually.is(
                    "grace is told",
                    () -> grace.told().stream()
                            .anyMatch(change -> change.removed().contains("ada")));
        }
    }

    @Test
    void a_ban_outlives_a_restart_and_ends_when_it_is_lifted() throws Exception {
        var store = new MemoryStore();
        try (var tracker = new Trackers(store)) {
            tracker.registered(1, "ada");
            tracker.server.ban("ada", "spam");
            tracker.server.ban("not.yet.here", "a known name");
        }

        try (var tracker = new Trackers(store)) {
            refused(ErrorCode.BANNED, () -> tracker.peer(1).register("ada"));
            refused(ErrorCode.BANNED, () -> tracker.peer(2).register("not.yet.here"));
            assertEquals(2, tracker.server.bans().size());
            assertEquals("ada", tracker.server.bans().getFirst().name());

            assertTrue(tracker.server.unban("Ada"));

            assertFalse(tracker.server.unban("Ada"));
            assertEquals("ada", tracker.peer(1).register("ada").name());
            assertEquals(1, tracker.server.bans().size());
        }
    }

    @Test
    void a_ban_does_not_hit_someone_who_only_looks_like_the_one_meant() throws Exception {
        try (var tracker = new Trackers()) {
            var alice = tracker.registered(1, "alice");

            var refused = assertThrows(IllegalArgumentException.class, () -> tracker.server.ban("a1ice", "spam"));

            assertTrue(refused.getMessage().contains("alice"));
            assertFalse(alice.closed().isDone());
            assertEquals(List.of(), tracker.server.bans());
        }
    }

    @Test
    void a_ban_makes_sense_or_is_refused() {
        try (var tracker = new Trackers()) {
            assertThrows(IllegalArgumentException.class, () -> tracker.server.ban(" ", "spam"));
            assertThrows(IllegalArgumentException.class, () -> tracker.server.ban("x".repeat(1_000), "spam"));
        }
    }
}
