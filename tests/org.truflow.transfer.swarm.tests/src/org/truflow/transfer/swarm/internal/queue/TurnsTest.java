package org.truflow.transfer.swarm.internal.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.transfer.Priority;
import org.truflow.transfer.swarm.internal.queue.Turns.Place;
import org.truflow.transfer.swarm.internal.queue.Turns.Turn;

@NonNullByDefault({})
class TurnsTest {

    @Test
    void gives_so_many_turns_in_order() {
        var turns = new Turns<String>(2, 9);
        turns.wait("b", place(Priority.NORMAL, 2, ""));
        turns.wait("c", place(Priority.NORMAL, 3, ""));
        turns.wait("a", place(Priority.NORMAL, 1, ""));

        assertEquals(Optional.of(new Turn<>("a", Optional.empty())), turns.give());
        assertEquals(Optional.of(new Turn<>("b", Optional.empty())), turns.give());
        assertEquals(Optional.empty(), turns.give());
        turns.remove("a");
        assertEquals(Optional.of(new Turn<>("c", Optional.empty())), turns.give());
        assertEquals(List.of("b", "c"), turns.running());
    }

    @Test
    void a_higher_priority_takes_the_turn_of_the_last_of_a_lower_one() {
        var turns = new Turns<String>(2, 9);
        turns.wait("low", place(Priority.LOW, 1, ""));
        turns.wait("normal", place(Priority.NORMAL, 2, ""));
        turns.give();
        turns.give();
        turns.wait("high", place(Priority.HIGH, 3, ""));
        turns.wait("low too", place(Priority.LOW, 4, ""));

        assertEquals(Optional.of(new Turn<>("high", Optional.of("low"))), turns.give());
        assertEquals(Optional.empty(), turns.give());
        turns.remove("high");
        assertEquals(Optional.of(new Turn<>("low", Optional.empty())), turns.give());
    }

    @Test
    void of_one_user_only_so_many_run_and_others_go_before() {
        var turns = new Turns<String>(3, 1);
        turns.wait("anna 1", place(Priority.NORMAL, 1, "anna"));
        turns.wait("anna 2", place(Priority.NORMAL, 2, "anna"));
        turns.wait("bert", place(Priority.NORMAL, 3, "bert"));
        turns.wait("nobody 1", place(Priority.NORMAL, 4, ""));
        turns.wait("nobody 2", place(Priority.NORMAL, 5, ""));

        assertEquals("anna 1", turns.give().orElseThrow().next());
        assertEquals("bert", turns.give().orElseThrow().next());
        assertEquals("nobody 1", turns.give().orElseThrow().next());
        turns.remove("nobody 1");
        assertEquals("nobody 2", turns.give().orElseThrow().next());
        turns.remove("anna 1");
        assertEquals("anna 2", turns.give().orElseThrow().next());
    }

    @Test
    void who_has_turns_for_nothing_again_and_again_keeps_nobody_from_his() {
        var turns = new Turns<String>(1, 9);
        turns.wait("vain 1", place(Priority.NORMAL, 1, ""));
        turns.wait("vain 2", place(Priority.NORMAL, 2, ""));
        turns.wait("last", place(Priority.NORMAL, 3, ""));

        assertEquals("vain 1", turns.give().orElseThrow().next());
        turns.wait("vain 1", place(Priority.NORMAL, 1, ""), turns.inVain());
        assertEquals("vain 2", turns.give().orElseThrow().next());
        turns.wait("vain 2", place(Priority.NORMAL, 2, ""), turns.inVain());
        assertEquals("last", turns.give().orElseThrow().next());
        turns.remove("last");
        assertEquals("vain 1", turns.give().orElseThrow().next());
    }

    @Test
    void all_whose_turns_are_for_nothing_have_theirs_one_after_the_other() {
        var turns = new Turns<String>(1, 9);
        for (var id = 1; id <= 3; id++) {
            turns.wait("vain " + id, place(Priority.NORMAL, id, ""));
        }

        for (var number = 0; number < 9; number++) {
            var id = number % 3 + 1;
            assertEquals("vain " + id, turns.give().orElseThrow().next());
            turns.wait("vain " + id, place(Priority.NORMAL, id, ""), turns.inVain());
        }
    }

    @Test
    void what_is_owed_for_turns_for_nothing_takes_nothing_from_those_who_are_alone() {
        var turns = new Turns<String>(2, 9);
        turns.wait("vain 1", place(Priority.NORMAL, 1, ""), turns.inVain());
        turns.wait("vain 2", place(Priority.LOW, 2, ""), turns.inVain());

        assertEquals("vain 1", turns.give().orElseThrow().next());
        assertEquals("vain 2", turns.give().orElseThrow().next());
    }

    private static Place place(Priority priority, long rank, String user) {
        return new Place(priority, rank, rank, user);
    }
}
