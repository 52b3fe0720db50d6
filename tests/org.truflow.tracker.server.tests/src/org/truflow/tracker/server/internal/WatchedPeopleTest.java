package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Relay;
import org.truflow.protocol.tracker.Relayed;
import org.truflow.protocol.tracker.SayPresence;
import org.truflow.settings.TrackerSettings;

/** Presence where there are too many people to tell everyone of everyone. */
final class WatchedPeopleTest {

    private static Trackers large() {
        return new Trackers(TrackerSettings.PRESENCE_EVERYONE, 0);
    }

    @Test
    void who_comes_is_told_of_itself_and_that_the_list_is_not_everyone() throws Exception {
        try (var tracker = large()) {
            tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");

            var first = grace.told().getFirst();

            assertTrue(first.full() && first.partial());
            assertEquals(
                    List.of("grace"), first.people().stream().map(Person::name).toList());
        }
    }

    @Test
    void only_who_watches_is_told() throws Exception {
        try (var tracker = large()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            var alan = tracker.registered(3, "alan");

            var answer = ada.ask(AskPeople.watching(List.of("alan", "nobody")));
            assertEquals(
                    List.of("alan"), answer.people().stream().map(Person::name).toList());
            alan.say(new SayPresence(Presence.BUSY));
            Eventually.is("ada is told", () -> presence(ada, "alan").contains(Presence.BUSY));
            alan.close("goodbye");
            Eventually.is("ada is told again", () -> presence(ada, "alan").contains(Presence.OFFLINE));

            assertEquals(List.of(), grace.toldOf("alan"));
        }
    }

    @Test
    void of_the_many_that_come_nobody_is_told_who_does_not_watch() throws Exception {
        try (var tracker = large()) {
            var ada = tracker.registered(1, "ada");
            var watched = new ArrayList<RemotePeer>();
            for (var i = 0; i < 200; i++) {
                watched.add(tracker.registered(100 + i, "user" + i));
            }
            ada.ask(AskPeople.watching(List.of("user199")));
            watched.getLast().say(new SayPresence(Presence.AWAY));
            Eventually.is("ada is told", () -> presence(ada, "user199").contains(Presence.AWAY));

            assertEquals(1, ada.told().stream().filter(PresenceChanged::full).count());
            for (var peer : watched.subList(0, 199)) {
                assertEquals(1, peer.told().size());
            }
        }
    }

    @Test
    void people_come_by_pages_and_by_key() throws Exception {
        try (var tracker = large()) {
            var ada = tracker.registered(1, "ada");
            for (var i = 10; i < 35; i++) {
                tracker.registered(i, "user" + i);
            }
            tracker.registered(99, "gone").close("goodbye");
            assertEquals(Presence.OFFLINE, presenceOf(ada, "gone"));

            var names = new ArrayList<String>();
            var after = Optional.<String>empty();
            do {
                var page = ada.ask(AskPeople.page(after, 10, true, false));
                assertEquals(27, page.total());
                page.people().forEach(person -> names.add(person.name()));
                after = page.next();
            } while (after.isPresent());

            var expected = new ArrayList<>(List.of("ada"));
            IntStream.range(10, 35).forEach(i -> expected.add("user" + i));
            assertEquals(expected, names);
            assertEquals(
                    List.of("user12"),
                    ada.ask(AskPeople.behind(List.of(RemotePeer.id(12), RemotePeer.id(5)))).people().stream()
                            .map(Person::name)
                            .toList());
        }
    }

    @Test
    void who_is_asked_for_is_told_who_asks() throws Exception {
        try (var tracker = large()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");

            grace.ask(new Locate(ada.remote()));

            assertEquals(1, ada.toldOf("grace").size());
        }
    }

    @Test
    void watches_no_more_than_the_last_thousand() {
        var watchers = new Watchers();
        var member = new Member(new RemotePeer(List::of, RemotePeer.id(1)), "ada", 1, true);

        watchers.watch(
                member, IntStream.range(0, 3_000).mapToObj(i -> "user" + i).toList());

        assertEquals(Watchers.MOST, watchers.size());
        assertTrue(watchers.of("user1999").isEmpty());
        assertFalse(watchers.of("user2000").isEmpty());
        watchers.leave(member);
        assertEquals(0, watchers.size());
    }

    @Test
    void of_several_peers_of_a_person_the_one_that_is_reached_best_counts() throws Exception {
        try (var tracker = large()) {
            var ada = tracker.registered(1, "ada");
            ada.say(new SayPresence(Presence.AWAY));
            var watching = tracker.registered(2, "grace");
            assertEquals(Presence.AWAY, presenceOf(watching, "ada"));

            ada.say(new SayPresence(Presence.ONLINE));

            assertEquals(Presence.ONLINE, presenceOf(watching, "ada"));
        }
    }

    @Test
    void a_line_reaches_those_of_its_group_who_are_there_and_no_more_than_the_budget_allows() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.PRESENCE_EVERYONE, 0, TrackerSettings.LINES_PER_MINUTE, 2)) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            var alan = tracker.registered(3, "alan");

            for (var line : List.of("one", "two", "three")) {
                ada.say(new Relay(List.of("ada", "grace", "nobody"), line));
            }

            assertEquals(List.of(new Relayed("ada", "one"), new Relayed("ada", "two")), grace.others());
            assertEquals(List.of(), alan.others());
            assertEquals(List.of(), ada.others());
        }
    }

    private static List<Presence> presence(RemotePeer peer, String of) {
        return peer.toldOf(of).stream().map(Person::presence).toList();
    }

    private static Presence presenceOf(RemotePeer asker, String name) throws Exception {
        return asker.ask(AskPeople.watching(List.of(name))).people().getFirst().presence();
    }
}
