package org.truflow.ui.people.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Presence;

class CrowdTest {
    private final Place place = new Place();
    private int changes;
    private final Crowd crowd = new Crowd(place, "lab:1", () -> changes++);

    @Test
    void a_directory_that_tells_of_all_is_asked_once_for_each_connection() {
        fill(3, 0);
        place.told.addAll(place.all);

        crowd.roster();
        crowd.roster();
        crowd.more();

        assertEquals(1, place.asked.size());
        assertEquals(3, crowd.roster().people().size());
        assertFalse(crowd.roster().partial());
    }

    @Test
    void of_a_crowd_those_who_are_there_come_first_and_then_everyone() {
        fill(700, 400);

        crowd.roster();
        var first = crowd.roster();
        crowd.more();
        var second = crowd.roster();
        crowd.more();
        crowd.more();
        crowd.more();
        crowd.more();
        var last = crowd.roster();

        assertEquals(500, first.people().size());
        assertTrue(first.people().stream().allMatch(person -> person.presence() == Presence.ONLINE));
        assertEquals(700, second.people().size());
        assertTrue(second.partial());
        assertEquals(1_100, last.people().size());
        assertEquals(5, place.asked.size());
        assertTrue(changes > 0);
    }

    @Test
    void what_is_told_is_newer_than_a_page() {
        fill(2, 0);
        place.told.add(RollTest.person("on000", Presence.AWAY, 1));

        crowd.roster();

        var person = crowd.roster().people().getFirst();
        assertEquals("on000", person.name());
        assertEquals(Presence.AWAY, person.presence());
    }

    @Test
    void one_of_a_crowd_is_found_by_the_whole_name() {
        fill(600, 1);
        crowd.roster();

        crowd.find("off000");

        assertTrue(crowd.roster().people().stream()
                .anyMatch(person -> person.name().equals("off000")));
    }

    @Test
    void a_page_that_failed_is_asked_for_again_when_somebody_scrolls() {
        fill(600, 0);
        place.fails = true;
        crowd.roster();
        assertEquals(0, crowd.roster().people().size());

        place.fails = false;
        crowd.more();

        assertEquals(500, crowd.roster().people().size());
    }

    @Test
    void while_a_directory_is_away_nothing_is_asked_and_who_was_known_stays() {
        fill(600, 0);
        crowd.roster();
        var before = place.asked.size();

        place.state = new DirectoryState.Unreachable("no route");

        assertEquals(500, crowd.roster().people().size());
        assertEquals(before, place.asked.size());
    }

    private void fill(int online, int offline) {
        for (var i = 0; i < online; i++) {
            place.all.add(RollTest.person(String.format("on%03d", i), Presence.ONLINE, 0));
        }
        for (var i = 0; i < offline; i++) {
            place.all.add(0, RollTest.person(String.format("off%03d", offline - 1 - i), Presence.OFFLINE, i));
        }
    }
}
