package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.settings.TrackerSettings;
import org.truflow.tracker.store.StoredUser;

final class PresenceTest {

    @Test
    void whoever_registers_gets_the_full_list_first() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            Eventually.is("ada is told", () -> ada.told().size() == 1);

            var grace = tracker.registered(2, "grace");

            Eventually.is("grace is told", () -> !grace.told().isEmpty());
            assertTrue(grace.told().getFirst().full());
            assertEquals(2, grace.told().getFirst().people().size());
        }
    }

    @Test
    void tells_everyone_who_comes_and_goes() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            Eventually.is("ada is told", () -> ada.told().size() == 1);

            var grace = tracker.registered(2, "grace");
            Eventually.is("grace is online", () -> ada.toldOf("grace").size() == 1);
            grace.close("goodbye");
            Eventually.is("grace is offline", () -> ada.toldOf("grace").size() == 2);

            assertEquals(Presence.ONLINE, ada.toldOf("grace").getFirst().presence());
            assertEquals(Presence.OFFLINE, ada.toldOf("grace").getLast().presence());
            assertFalse(ada.told().getLast().full());
        }
    }

    @Test
    void what_happens_together_is_told_together() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            Eventually.is("ada is told", () -> ada.told().size() == 1);

            for (var i = 2; i < 100; i++) {
                tracker.registered(i, "user" + i);
            }
            Eventually.is("ada is told of all", () -> !ada.toldOf("user99").isEmpty());

            assertTrue(ada.told().size() < 20, () -> ada.told().size() + " messages");
        }
    }

    @Test
    void a_long_list_comes_in_pages_and_ends_with_a_short_one() throws Exception {
        for (var others : new int[] {1_234, 999}) {
            var store = new MemoryStore();
            for (var i = 0; i < others; i++) {
                var name = "user" + i;
                store.putLater(new StoredUser(
                        name, Looks.skeleton(name), Set.of(RemotePeer.id(1_000 + i)), Instant.EPOCH, Instant.EPOCH));
            }
            try (var tracker = new Trackers(store, TrackerSettings.PRESENCE_EVERYONE, 5_000)) {
                var ada = tracker.registered(1, "ada");

                Eventually.is(
                        "the list ends",
                        () -> !ada.told().isEmpty()
                                && ada.told().getLast().people().size() < PresenceChanged.MOST);

                var names = new HashSet<String>();
                ada.told().forEach(page -> page.people().forEach(person -> names.add(person.name())));
                assertEquals(others + 1, names.size());
                assertEquals(3, ada.told().size());
                assertTrue(ada.told().getFirst().full());
                assertFalse(ada.told().get(1).full());
            }
        }
    }

    @Test
    void who_does_not_keep_up_is_told_the_outcome_only() throws Exception {
        try (var tracker = new Trackers()) {
            var slow = tracker.registered(1, "slow");
            var quick = tracker.registered(2, "quick");
            Eventually.is(
                    "both are told",
                    () -> !slow.toldOf("quick").isEmpty() && !quick.told().isEmpty());
            slow.stuckWith(PresenceFeed.MOST_PENDING + 1);
            var before = slow.told().size();

            for (var i = 0; i < 5; i++) {
                var known = quick.toldOf("flapping").size();
                var flapping = tracker.registered(3, "flapping");
                Eventually.is("it comes", () -> quick.toldOf("flapping").size() == known + 1);
                flapping.close("and goes");
                Eventually.is("it goes", () -> quick.toldOf("flapping").size() == known + 2);
            }
            assertEquals(before, slow.told().size());
            slow.stuckWith(0);

            Eventually.is("it is told", () -> !slow.toldOf("flapping").isEmpty());
            assertEquals(1, slow.toldOf("flapping").size());
            assertEquals(Presence.OFFLINE, slow.toldOf("flapping").getFirst().presence());
        }
    }

    @Test
    void the_log_forgets_names_that_are_gone_once_all_have_heard() {
        var log = new PresenceLog();
        var seen = new ArrayList<String>();
        log.put(person("ada"));
        log.put(person("grace"));

        log.remove("ada");
        seen.addAll(log.after(1).message().removed());
        log.forgetGone(log.last());

        assertEquals(List.of("ada"), seen);
        assertEquals(1, log.after(0).message().people().size());
        assertTrue(log.after(0).message().removed().isEmpty());
        assertFalse(log.remove("ada"));
    }

    private static Person person(String name) {
        return new Person(name, Set.of(), Presence.ONLINE, Instant.EPOCH);
    }
}
