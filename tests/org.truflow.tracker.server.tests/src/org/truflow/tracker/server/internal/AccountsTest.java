package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.tracker.server.internal.RegistrationTest.refused;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.truflow.directory.Device;
import org.truflow.directory.Moderation;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.account.AskDevices;
import org.truflow.protocol.account.Moderate;
import org.truflow.protocol.account.RevokeDevice;
import org.truflow.protocol.account.SetPassword;
import org.truflow.protocol.tracker.Credentials;
import org.truflow.protocol.tracker.Search;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.Role;

final class AccountsTest {
    private static final CatalogVersion ONE = new CatalogVersion(7, 1);
    private static final String RIGHT = "correct horse";

    @Test
    void a_password_adds_a_second_device_and_a_wrong_one_does_not() throws Exception {
        try (var tracker = new Trackers()) {
            var desktop = tracker.registered(1, "ann");
            refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(2).register("ann", shown("anything")));
            desktop.ask(new SetPassword("", RIGHT));

            refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(2).register("ann"));
            refused(ErrorCode.PASSWORD, () -> tracker.peer(2).register("ann", shown("wrong")));
            var late = refusal(() -> tracker.peer(2).register("ann", shown(RIGHT)));
            assertEquals(ErrorCode.TOO_MANY, late.code());
            assertEquals(Optional.of(Duration.ofSeconds(1)), late.after());
            tracker.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            var laptop = tracker.peer(2);
            assertEquals("ann", laptop.register("ANN", shown(RIGHT)).name());

            var devices = laptop.ask(new AskDevices()).devices();
            assertEquals(
                    List.of(RemotePeer.id(1), RemotePeer.id(2)),
                    devices.stream().map(Device::peer).sorted().toList());
            assertTrue(devices.stream().allMatch(Device::online));
            assertEquals(
                    "laptop",
                    devices.stream()
                            .filter(Device::asking)
                            .findFirst()
                            .orElseThrow()
                            .name());
        }
    }

    @Test
    void each_wrong_password_makes_the_next_wait_twice_as_long() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.registered(1, "ann").ask(new SetPassword("", RIGHT));

            for (var wait = 1; wait <= 8; wait *= 2) {
                refused(ErrorCode.PASSWORD, () -> tracker.peer(2).register("ann", shown("wrong")));
                var late = refusal(() -> tracker.peer(2).register("ann", shown("wrong")));
                assertEquals(Optional.of(Duration.ofSeconds(wait)), late.after());
                tracker.nanos.addAndGet(Duration.ofSeconds(wait).toNanos());
            }
            var elsewhere = new RemotePeer(tracker.server, RemotePeer.id(3), Set.of(), "198.51.100.1");
            assertEquals("ann", elsewhere.register("ann", shown(RIGHT)).name());
        }
    }

    @Test
    void a_password_is_changed_only_by_who_knows_it_and_stands_nowhere_in_the_clear() throws Exception {
        try (var tracker = new Trackers()) {
            var ann = tracker.registered(1, "ann");
            refused(ErrorCode.BAD_REQUEST, () -> ann.ask(new SetPassword("", "short")));
            ann.ask(new SetPassword("", RIGHT));
            var hash = tracker.store.user("ann").orElseThrow().standing().password();
            assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);

            refused(ErrorCode.PASSWORD, () -> ann.ask(new SetPassword("", "another one")));
            tracker.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            ann.ask(new SetPassword(RIGHT, "another one"));

            assertNotEquals(
                    hash, tracker.store.user("ann").orElseThrow().standing().password());
            ann.ask(new SetPassword("another one", ""));
            assertEquals("", tracker.store.user("ann").orElseThrow().standing().password());
            assertFalse(new Credentials(RIGHT, "code", "d").toString().contains(RIGHT));
            assertFalse(new SetPassword(RIGHT, RIGHT).toString().contains(RIGHT));
            assertFalse(tracker.server.accounts().audit(100).toString().contains(RIGHT));
        }
    }

    @Test
    void a_revoked_device_is_out_and_what_it_listed_is_gone() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ann = tracker.registered(1, "ann");
            ann.ask(new SetPassword("", RIGHT));
            var laptop = tracker.peer(2);
            laptop.register("ann", shown(RIGHT));
            laptop.list(ONE, MemoryStore.file("music/song"));
            refused(ErrorCode.FORBIDDEN, () -> ann.ask(new RevokeDevice(RemotePeer.id(1))));
            refused(ErrorCode.NOT_FOUND, () -> ann.ask(new RevokeDevice(RemotePeer.id(7))));

            ann.ask(new RevokeDevice(RemotePeer.id(2)));

            assertTrue(laptop.closed().join().contains("taken from ann"));
            refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(2).register("ann"));
            assertEquals(
                    List.of(),
                    ann.ask(new Search("song", 9, Optional.empty())).page().hits());
            assertEquals(
                    Set.of(RemotePeer.id(1)),
                    tracker.store.user("ann").orElseThrow().peers());
        }
    }

    @Test
    void an_invitation_lets_in_as_many_as_it_says_until_it_expires() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.REGISTRATION, "invitation")) {
            var admin = tracker.server.accounts();
            refused(ErrorCode.INVITATION, () -> tracker.peer(1).register("ann"));
            var once = admin.invite(1, Optional.empty(), Role.MEMBER, Set.of("Staff"));
            var twice = admin.invite(2, Optional.of(Duration.ofHours(1)), Role.GUEST, Set.of());
            refused(ErrorCode.INVITATION, () -> tracker.peer(1).register("ann", code("AAAA-AAAA-AAAA-AAAA")));

            assertEquals(
                    List.of("staff"),
                    tracker.peer(1)
                            .register("ann", code(once.toLowerCase(Locale.ROOT)))
                            .groups());
            refused(ErrorCode.INVITATION, () -> tracker.peer(2).register("bob", code(once)));
            assertEquals(
                    Optional.of(Role.GUEST),
                    tracker.peer(2).register("bob", code(twice)).role());
            assertEquals(1, admin.invitations().size());
            assertEquals(1, admin.invitations().getFirst().left());
            tracker.now = tracker.now.plus(Duration.ofHours(2));
            refused(ErrorCode.INVITATION, () -> tracker.peer(3).register("carl", code(twice)));
            assertEquals("ann", tracker.peer(1).register("ann").name());
            assertFalse(tracker.store.notes("invitation").toString().contains(once));
            assertFalse(admin.uninvite("ZZZZ"));
        }
    }

    @Test
    void a_name_that_was_not_taken_leaves_its_invitation() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.REGISTRATION, "invitation")) {
            var code = tracker.server.accounts().invite(1, Optional.empty(), Role.MEMBER, Set.of());
            tracker.store.diskFull(true);
            assertThrows(IOException.class, () -> tracker.peer(1).register("ann", code(code)));
            tracker.store.diskFull(false);

            assertEquals("bob", tracker.peer(2).register("bob", code(code)).name());
        }
    }

    @Test
    void a_name_that_waits_for_approval_is_not_seen_and_comes_in_when_approved() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.REGISTRATION, "approval")) {
            var admin = tracker.server.accounts();
            var ann = tracker.peer(1);
            refused(ErrorCode.PENDING, () -> ann.register("ann"));
            refused(ErrorCode.PENDING, () -> ann.register("ann"));
            refused(ErrorCode.PENDING, () -> tracker.peer(2).register("bob"));
            refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(3).register("ann"));
            assertEquals(
                    2, admin.profiles().stream().filter(user -> user.pending()).count());

            admin.approve("Ann");
            admin.reject("bob");

            assertTrue(ann.closed().join().contains("approved"));
            assertEquals("ann", tracker.peer(1).register("ann").name());
            refused(ErrorCode.PENDING, () -> tracker.peer(3).register("bob"));
            assertThrows(IllegalArgumentException.class, () -> admin.approve("ann"));
            assertThrows(NoSuchFileException.class, () -> admin.approve("zoe"));
        }
    }

    @Test
    void a_guest_lists_nothing() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.NEWCOMERS, "guest")) {
            var ann = tracker.registered(1, "ann");
            refused(ErrorCode.FORBIDDEN, () -> ann.list(ONE, MemoryStore.file("a/b")));

            tracker.server.accounts().role("ann", Role.MEMBER);
            ann.list(ONE, MemoryStore.file("a/b"));

            tracker.server.accounts().role("ann", Role.GUEST);
            ann.list(ONE);
            assertEquals(0, tracker.store.entries(RemotePeer.id(1)));
        }
    }

    @Test
    void bans_of_keys_and_addresses_end_by_themselves_and_say_why() throws Exception {
        try (var tracker = new Trackers()) {
            var admin = tracker.server.accounts();
            var ann = tracker.registered(1, "ann");
            var bob = new RemotePeer(tracker.server, RemotePeer.id(2), Set.of(), "198.51.100.9");
            bob.register("bob");

            admin.banRange("192.0.2.0/24", "noise from the lab", Optional.of(Duration.ofHours(1)));
            admin.banKey(RemotePeer.id(2), "lost", Optional.empty());

            assertTrue(ann.closed().join().contains("noise from the lab"));
            assertTrue(bob.closed().join().contains("lost"));
            var refusal = refusal(() -> tracker.peer(1).register("ann"));
            assertEquals(ErrorCode.BANNED, refusal.code());
            assertTrue(String.valueOf(refusal.getMessage()).contains("until 2026-11-20T13:00:00Z: noise from the lab"));
            refused(ErrorCode.BANNED, () -> tracker.peer(3).register("carl"));
            refused(
                    ErrorCode.BANNED,
                    () -> new RemotePeer(tracker.server, RemotePeer.id(2), Set.of(), "203.0.113.1").register("bob"));

            tracker.now = tracker.now.plus(Duration.ofHours(1));
            assertEquals("ann", tracker.peer(1).register("ann").name());
            assertTrue(admin.unban(RemotePeer.id(2).toString()));
            assertEquals(
                    "bob",
                    new RemotePeer(tracker.server, RemotePeer.id(2), Set.of(), "203.0.113.1")
                            .register("bob")
                            .name());
            Eventually.is(
                    "the ban of the range is taken out",
                    () -> tracker.store.bans().isEmpty());
        }
    }

    @Test
    void a_moderator_keeps_order_among_members_and_no_further() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.REGISTRATION, "approval")) {
            var admin = tracker.server.accounts();
            for (var name : List.of("max", "mia", "ann")) {
                refused(ErrorCode.PENDING, () -> tracker.peer(name.hashCode()).register(name));
                admin.approve(name);
            }
            var mod = tracker.registered("max".hashCode(), "max");
            var ann = tracker.registered("ann".hashCode(), "ann");
            refused(ErrorCode.FORBIDDEN, () -> ann.ask(moderate(Moderation.BAN, "max")));
            refused(ErrorCode.FORBIDDEN, () -> ann.ask(moderate(Moderation.INVITE, "")));
            admin.role("max", Role.MODERATOR);
            admin.role("mia", Role.MODERATOR);

            refused(ErrorCode.FORBIDDEN, () -> mod.ask(moderate(Moderation.BAN, "mia")));
            refused(ErrorCode.NOT_FOUND, () -> mod.ask(moderate(Moderation.BAN, "zoe")));
            mod.ask(moderate(Moderation.BAN, "ann"));
            assertTrue(ann.closed().join().contains("kept out by max until"));
            assertEquals(1, mod.ask(moderate(Moderation.BANS, "")).lines().size());
            mod.ask(moderate(Moderation.UNBAN, "ann"));
            admin.ban("ann", "really", Optional.empty());
            refused(ErrorCode.FORBIDDEN, () -> mod.ask(moderate(Moderation.UNBAN, "ann")));
            refused(ErrorCode.PENDING, () -> tracker.peer(9).register("newcomer"));
            assertTrue(
                    mod.ask(moderate(Moderation.PENDING, "")).lines().getFirst().startsWith("newcomer"));
            mod.ask(moderate(Moderation.APPROVE, "newcomer"));
            assertEquals("newcomer", tracker.peer(9).register("newcomer").name());
            var code = mod.ask(moderate(Moderation.INVITE, "")).lines().getFirst();
            assertEquals(
                    "friend", tracker.peer(10).register("friend", code(code)).name());
        }
    }

    @Test
    void groups_are_told_with_the_person_and_take_no_name_that_looks_like_another() throws Exception {
        try (var tracker = new Trackers()) {
            var admin = tracker.server.accounts();
            var ann = tracker.registered(1, "ann");
            tracker.registered(2, "bob");

            admin.join("Staff", List.of("bob"));

            assertEquals(Map.of("staff", Set.of("bob")), admin.groups());
            Eventually.is(
                    "ann is told",
                    () -> ann.toldOf("bob").stream()
                            .anyMatch(person -> person.groups().equals(Set.of("staff"))));
            assertThrows(IllegalArgumentException.class, () -> admin.join("st\u0430ff", List.of("ann")));
        }
    }

    private static Moderate moderate(Moderation action, String whom) {
        return new Moderate(action, whom, "because", Optional.empty());
    }

    static Credentials shown(String password) {
        return new Credentials(password, "", "laptop");
    }

    private static Credentials code(String invitation) {
        return new Credentials("", invitation, "");
    }

    static RefusedException refusal(Executable asking) {
        return assertThrows(RefusedException.class, asking);
    }
}
