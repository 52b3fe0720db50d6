package org.truflow.tracker.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.protocol.tracker.PresenceChanged;

final class PeopleTest {
    private final People people = new People();

    @Test
    void follows_who_comes_changes_and_goes() {
        people.apply(new PresenceChanged(true, List.of(person("grace", 2), person("ada", 1)), List.of()));
        people.apply(new PresenceChanged(false, List.of(person("ada", 9)), List.of("grace", "unknown")));

        assertEquals(List.of(person("ada", 9)), people.all());
        assertEquals(Optional.of(person("ada", 9)), people.find(MemoryNetwork.id(9)));
        assertEquals(Optional.empty(), people.find(MemoryNetwork.id(1)));
        assertEquals(Optional.empty(), people.find(MemoryNetwork.id(2)));
    }

    @Test
    void nobody_becomes_a_stranger_while_a_new_list_comes() {
        people.apply(new PresenceChanged(true, List.of(person("ada", 1), person("gone", 2)), List.of()));

        people.apply(new PresenceChanged(true, many(0, PresenceChanged.MOST), List.of()));
        assertTrue(people.find(MemoryNetwork.id(1)).isPresent());
        people.apply(new PresenceChanged(false, List.of(person("ada", 1)), List.of()));

        assertTrue(people.find(MemoryNetwork.id(1)).isPresent());
        assertTrue(people.find(MemoryNetwork.id(2)).isEmpty());
        assertEquals(PresenceChanged.MOST + 1, people.all().size());
    }

    @Test
    void whatever_a_tracker_says_the_list_is_bounded() {
        people.apply(new PresenceChanged(true, List.of(), List.of()));
        for (var from = 0; from < People.MOST + 2_000; from += PresenceChanged.MOST) {
            people.apply(new PresenceChanged(false, many(from, from + PresenceChanged.MOST), List.of()));
        }

        assertEquals(People.MOST, people.all().size());
    }

    @Test
    void a_list_that_is_not_everyone_leaves_those_known_before_and_holds_those_that_came_up_last() {
        people.apply(new PresenceChanged(true, List.of(person("ada", 1)), List.of()));

        people.apply(new PresenceChanged(true, true, List.of(person("me", 2)), List.of()));
        assertTrue(people.find("ada").isPresent());
        for (var from = 0; from < People.MOST_OF_PARTIAL; from += 400) {
            people.asked();
            people.answered(many(from, from + 400), List.of());
        }

        assertEquals(People.MOST_OF_PARTIAL, people.all().size());
        assertTrue(people.find("ada").isEmpty());
        assertTrue(people.find("user1199").isPresent());
    }

    @Test
    void what_is_told_while_an_answer_is_under_way_is_newer_than_the_answer() {
        people.apply(new PresenceChanged(true, true, List.of(), List.of()));

        people.asked();
        people.apply(new PresenceChanged(false, true, List.of(person("ada", 9)), List.of("gone")));
        people.answered(List.of(person("ada", 1), person("gone", 2)), List.of("ada", "gone", "unknown"));

        assertEquals(List.of(person("ada", 9)), people.all());
    }

    private static List<Person> many(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> person("user" + i, 1_000 + i))
                .toList();
    }

    private static Person person(String name, int peer) {
        return new Person(name, Set.of(MemoryNetwork.id(peer)), Presence.ONLINE, Instant.EPOCH);
    }
}
