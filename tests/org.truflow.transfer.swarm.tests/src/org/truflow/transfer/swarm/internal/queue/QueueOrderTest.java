package org.truflow.transfer.swarm.internal.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.swarm.internal.queue.Turns.Place;

@NonNullByDefault({})
class QueueOrderTest {
    private final QueueOrder<Integer> order = new QueueOrder<>();

    @Test
    void higher_priorities_come_first_and_in_one_who_came_first() {
        add(1, Priority.NORMAL);
        add(2, Priority.LOW);
        add(3, Priority.HIGH);
        add(4, Priority.NORMAL);

        assertEquals(List.of(3, 1, 4, 2), order.entries());
    }

    @Test
    void moves_among_those_of_the_same_priority() {
        for (var i = 1; i <= 5; i++) {
            add(i, Priority.NORMAL);
        }
        add(6, Priority.LOW);

        assertEquals(List.of(3, 1, 2, 4, 5, 6), move(3, new QueuePlace.First()));
        assertEquals(List.of(3, 2, 4, 5, 1, 6), move(1, new QueuePlace.Last()));
        assertEquals(List.of(3, 4, 2, 5, 1, 6), move(4, new QueuePlace.Up()));
        assertEquals(List.of(4, 2, 5, 1, 3, 6), move(3, new QueuePlace.At(99)));
        assertEquals(List.of(4, 2, 5, 3, 1, 6), move(1, new QueuePlace.Down()));
        assertEquals(List.of(4, 5, 2, 3, 1, 6), move(2, new QueuePlace.At(2)));
        assertEquals(List.of(6), List.copyOf(order.entries().subList(5, 6)));
    }

    @Test
    void one_that_stays_where_it_is_changes_nothing() {
        add(1, Priority.NORMAL);
        add(2, Priority.NORMAL);

        assertTrue(order.move(1, new QueuePlace.Up()).isEmpty());
        assertTrue(order.move(1, new QueuePlace.First()).isEmpty());
        assertTrue(order.move(2, new QueuePlace.Down()).isEmpty());
        assertTrue(order.move(2, new QueuePlace.At(1)).isEmpty());
        assertTrue(order.move(99, new QueuePlace.First()).isEmpty());
    }

    @Test
    void a_move_changes_one_rank_until_there_is_no_room_between_two() {
        for (var i = 1; i <= 4; i++) {
            add(i, Priority.NORMAL);
        }
        var changed = new ArrayList<Integer>();
        for (var i = 0; i < 50; i++) {
            // 3 and 4 in turn between the first two: each time half of the room is left.
            var mover = i % 2 == 0 ? 3 : 4;
            changed.add(order.move(mover, new QueuePlace.At(1)).size());
            move(mover, new QueuePlace.At(1));
            assertEquals(mover, order.entries().get(1));
        }

        assertEquals(4, changed.stream().mapToInt(Integer::intValue).max().orElseThrow());
        assertTrue(changed.stream().filter(count -> count > 1).count() <= 3, changed.toString());
    }

    @Test
    void any_moves_give_what_a_list_gives() {
        var model = new ArrayList<Integer>();
        for (var i = 0; i < 30; i++) {
            add(i, Priority.NORMAL);
            model.add(i);
        }
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) {
            var entry = random.nextInt(30);
            var at = random.nextInt(30);
            model.remove(Integer.valueOf(entry));
            model.add(at, entry);

            assertEquals(model, move(entry, new QueuePlace.At(at)));
        }
    }

    private void add(int entry, Priority priority) {
        order.put(entry, new Place(priority, order.lastRank(priority), entry, ""));
    }

    private List<Integer> move(int entry, QueuePlace to) {
        order.move(entry, to).forEach((each, rank) -> order.put(each, new Place(Priority.NORMAL, rank, each, "")));
        return order.entries();
    }
}
