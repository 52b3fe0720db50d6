package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.tracker.server.internal.AccountsTest.refusal;
import static org.truflow.tracker.server.internal.AccountsTest.shown;
import static org.truflow.tracker.server.internal.RegistrationTest.refused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.account.SetPassword;
import org.truflow.protocol.tracker.Search;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.AuditEntry;
import org.truflow.tracker.Role;

/** What is taken over, written down and counted. */
final class AccountRecordsTest {
    private static final CatalogVersion ONE = new CatalogVersion(7, 1);
    private static final String RIGHT = "correct horse";

    @Test
    void credentials_of_the_older_programs_become_accounts() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.registered(1, "ann");
            var problems = tracker.server
                    .accounts()
                    .importCredentials(List.of(
                            "# users",
                            "",
                            "hans falcon*solo",
                            "yoda   wise@!man",
                            "ann x",
                            "lonely",
                            "a b",
                            "root pw"));

            assertEquals(4, problems.size(), problems.toString());
            assertTrue(problems.getFirst().startsWith("line 5: ann is registered already"));
            refused(ErrorCode.NAME_TAKEN, () -> tracker.peer(2).register("hans"));
            assertEquals(
                    "hans",
                    tracker.peer(2).register("hans", shown("falcon*solo")).name());
            assertEquals(
                    "yoda", tracker.peer(3).register("yoda", shown("wise@!man")).name());
            assertEquals("hans", tracker.peer(2).register("hans").name());
        }
    }

    @Test
    void every_change_is_in_the_audit_log() throws Exception {
        try (var tracker = new Trackers()) {
            var admin = tracker.server.accounts();
            tracker.registered(1, "ann").ask(new SetPassword("", RIGHT));
            tracker.peer(2).register("ann", shown(RIGHT));
            admin.role("ann", Role.MODERATOR);
            admin.join("staff", List.of("ann"));
            admin.leave("staff", List.of("ann"));
            admin.revoke("ann", RemotePeer.id(2));
            admin.ban("ann", "noise", Optional.empty());
            admin.unban("ann");
            admin.invite(1, Optional.empty(), Role.MEMBER, Set.of());
            tracker.server.remove("ann");

            assertEquals(
                    List.of(
                            "register",
                            "password",
                            "device",
                            "role",
                            "join",
                            "leave",
                            "revoke",
                            "ban",
                            "unban",
                            "invite",
                            "remove"),
                    admin.audit(100).stream().map(AuditEntry::action).toList());
            assertEquals("ann", admin.audit(100).get(1).by());
            assertEquals("owner", admin.audit(1).getFirst().by());
        }
    }

    @Test
    void a_budget_that_is_used_up_says_when_to_come_again_and_is_counted() throws Exception {
        try (var tracker =
                new Trackers(TrackerSettings.SEARCHES_PER_MINUTE, 2, TrackerSettings.CHANGES_PER_MINUTE, 3)) {
            tracker.withIndex();
            var ann = tracker.registered(1, "ann");
            ann.ask(new Search("x", 1, Optional.empty()));
            ann.ask(new Search("x", 1, Optional.empty()));
            var late = refusal(() -> ann.ask(new Search("x", 1, Optional.empty())));
            assertEquals(ErrorCode.TOO_MANY, late.code());
            assertEquals(Optional.of(Duration.ofSeconds(30)), late.after());
            tracker.nanos.addAndGet(Duration.ofSeconds(30).toNanos());
            ann.ask(new Search("x", 1, Optional.empty()));

            // More than all of a budget goes through once, and is owed.
            ann.list(
                    ONE,
                    MemoryStore.file("a/1"),
                    MemoryStore.file("a/2"),
                    MemoryStore.file("a/3"),
                    MemoryStore.file("a/4"));
            refused(ErrorCode.TOO_MANY, () -> ann.list(ONE, MemoryStore.file("a/1")));

            var searches = tracker.server.accounts().limits().stream()
                    .filter(limit -> limit.setting().equals("tracker.searches.per.minute"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(3, searches.allowed());
            assertEquals(1, searches.refused());
        }
    }
}
