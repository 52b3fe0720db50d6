package org.truflow.ui.app.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truflow.ui.app.internal.event.ComingAndGoing.Change;

class ComingAndGoingTest {
    private final ComingAndGoing people = new ComingAndGoing();

    @Test
    void those_who_are_there_at_the_first_look_did_not_come_now() {
        assertEquals(List.of(), people.look(Set.of("anna", "ben")));
    }

    @Test
    void who_came_and_who_went_is_told_once() {
        people.look(Set.of("anna", "ben"));

        assertEquals(
                List.of(new Change(true, List.of("carl"), 1), new Change(false, List.of("ben"), 1)),
                people.look(Set.of("anna", "carl")));
        assertEquals(List.of(), people.look(Set.of("anna", "carl")));
    }

    @Test
    void of_a_crowd_some_are_named_and_all_counted() {
        people.look(Set.of());
        var crowd = IntStream.range(1_000, 2_000).mapToObj(i -> "user" + i).collect(Collectors.toSet());

        var change = people.look(crowd).getFirst();

        assertEquals(1_000, change.count());
        assertEquals(List.of("user1000", "user1001", "user1002", "user1003", "user1004"), change.names());
    }

    @Test
    void after_the_directory_was_gone_nobody_came_anew() {
        people.look(Set.of("anna"));

        people.forget();

        assertEquals(List.of(), people.look(Set.of("anna", "ben")));
    }
}
