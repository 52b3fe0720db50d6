package org.truflow.ui.people.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;

class RollTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final DirectoryState HERE = new DirectoryState.Online("anna");

    @Test
    void who_is_there_comes_before_who_is_away_and_who_was_seen_last_before_the_others() {
        var people = List.of(
                person("zoe", Presence.ONLINE, 0),
                person("ben", Presence.OFFLINE, 1),
                person("carl", Presence.OFFLINE, 5),
                person("dora", Presence.BUSY, 0),
                person("Emil", Presence.AWAY, 0),
                person("fritz", Presence.ONLINE, 0));

        var roll = Roll.of(List.of(roster(HERE, people)), "anna", "", Set.of());

        assertEquals(List.of("fritz", "zoe", "dora", "Emil", "carl", "ben"), names(roll));
        assertEquals(4, roll.online());
        assertEquals(Roll.Blank.NO, roll.blank());
    }

    @Test
    void who_sits_here_is_marked_and_not_counted() {
        var people = List.of(person("anna", Presence.AWAY, 0), person("ben", Presence.ONLINE, 0));

        var roll = Roll.of(List.of(roster(HERE, people)), "", "", Set.of());

        assertTrue(roll.rows().get(1).self());
        assertFalse(roll.rows().get(0).self());
        assertEquals(1, roll.known());
        assertEquals(1, roll.online());
        assertEquals(Optional.of(Presence.AWAY), roll.own());
    }

    @Test
    void the_name_in_the_settings_says_who_sits_here_while_the_directory_does_not() {
        var people = List.of(person("anna", Presence.OFFLINE, 0), person("ben", Presence.ONLINE, 0));

        var roll = Roll.of(List.of(roster(new DirectoryState.Unreachable("no route"), people)), "anna", "", Set.of());

        assertEquals(1, roll.known());
        assertEquals(
                Optional.of(new Roll.Trouble("tracker lab:1", new DirectoryState.Unreachable("no route"))),
                roll.trouble());
    }

    @Test
    void filters_by_a_part_of_a_name_or_a_group_in_any_case() {
        var people = List.of(
                person("Benno", Presence.ONLINE, 0),
                new Person("carl", Set.of(), Presence.ONLINE, MORNING, Set.of("Lab BEN")),
                person("dora", Presence.ONLINE, 0));

        var roll = Roll.of(List.of(roster(HERE, people)), "", " ben ", Set.of());

        assertEquals(List.of("Benno", "carl"), names(roll));
        assertEquals(3, roll.known());
    }

    @Test
    void says_why_nobody_is_listed() {
        var alone = List.of(person("anna", Presence.ONLINE, 0));
        var two = List.of(person("anna", Presence.ONLINE, 0), person("ben", Presence.ONLINE, 0));

        assertEquals(
                Roll.Blank.NOWHERE, Roll.of(List.of(), "anna", "", Set.of()).blank());
        assertEquals(
                Roll.Blank.WAITING,
                Roll.of(List.of(roster(new DirectoryState.Connecting(), List.of())), "anna", "", Set.of())
                        .blank());
        assertEquals(
                Roll.Blank.ALONE,
                Roll.of(List.of(roster(HERE, alone)), "anna", "", Set.of()).blank());
        assertEquals(
                Roll.Blank.NO_MATCH,
                Roll.of(List.of(roster(HERE, two)), "anna", "xyz", Set.of()).blank());
        assertEquals(
                "lab:1",
                Roll.of(List.of(roster(HERE, alone)), "anna", "", Set.of()).address());
    }

    @Test
    void someone_is_trusted_only_with_all_devices() {
        var first = peer(1);
        var second = peer(2);
        var both = new Person("ben", Set.of(first, second), Presence.ONLINE, MORNING);

        var half = Roll.of(List.of(roster(HERE, List.of(both))), "", "", Set.of(first));
        var whole = Roll.of(List.of(roster(HERE, List.of(both))), "", "", Set.of(first, second));

        assertFalse(half.rows().getFirst().trusted());
        assertTrue(whole.rows().getFirst().trusted());
    }

    @Test
    void where_pages_come_as_the_list_is_scrolled_nobody_offline_jumps() {
        var people = List.of(
                person("zoe", Presence.OFFLINE, 9),
                person("ben", Presence.OFFLINE, 1),
                person("carl", Presence.AWAY, 0));

        var roll = Roll.of(List.of(new Roster("tracker lab:1", "lab:1", HERE, people, 40_000)), "", "", Set.of());

        assertEquals(List.of("carl", "ben", "zoe"), names(roll));
        assertEquals(40_000, roll.total());
    }

    @Test
    void the_same_name_at_two_directories_is_two_rows() {
        var people = List.of(person("ben", Presence.ONLINE, 0));
        var other = new Roster("local network", "", HERE, people, 1);

        var roll = Roll.of(List.of(roster(HERE, people), other), "", "", Set.of());

        assertEquals(2, roll.rows().stream().map(PersonRow::key).distinct().count());
    }

    @Test
    void twenty_thousand_are_ordered() {
        var people = new ArrayList<Person>();
        for (var i = 0; i < 20_000; i++) {
            people.add(person("user" + i * 7_919 % 20_000, Presence.values()[i % 4], i));
        }

        var roll = Roll.of(List.of(roster(HERE, people)), "", "", Set.of());

        assertEquals(20_000, roll.rows().size());
        assertEquals(15_000, roll.online());
        assertEquals(Presence.ONLINE, roll.rows().getFirst().presence());
        assertEquals(Presence.OFFLINE, roll.rows().getLast().presence());
    }

    static Roster roster(DirectoryState state, List<Person> people) {
        return new Roster("tracker lab:1", "lab:1", state, people, people.size());
    }

    static Person person(String name, Presence presence, int minutes) {
        return new Person(name, Set.of(), presence, MORNING.plusSeconds(minutes * 60L));
    }

    static PeerId peer(int first) {
        var bytes = new byte[32];
        bytes[0] = (byte) first;
        return PeerId.of(bytes);
    }

    private static List<String> names(Roll roll) {
        return roll.rows().stream().map(PersonRow::user).toList();
    }
}
