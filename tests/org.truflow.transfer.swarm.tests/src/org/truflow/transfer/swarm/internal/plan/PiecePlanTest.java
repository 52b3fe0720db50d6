package org.truflow.transfer.swarm.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.transfer.swarm.internal.plan.PiecePlan.Turn;

@NonNullByDefault({})
class PiecePlanTest {
    private static final long PATIENCE = 1_000;

    private final PiecePlan<String> plan = new PiecePlan<>(5, new BitSet(), false);

    @Test
    void gives_pieces_in_order_each_to_one_source() {
        assertEquals(new Turn<>(0, Optional.empty()), plan.next("a", 0, PATIENCE));
        assertEquals(new Turn<>(1, Optional.empty()), plan.next("b", 0, PATIENCE));
        assertEquals(new Turn<>(2, Optional.empty()), plan.next("a", 0, PATIENCE));
        assertEquals(3, plan.claimed());
    }

    @Test
    void gives_nothing_but_the_last_piece_before_the_size_is_proved() {
        var plan = new PiecePlan<String>(5, new BitSet(), true);

        assertEquals(new Turn<>(4, Optional.empty()), plan.next("a", 0, PATIENCE));
        assertNull(plan.next("b", 0, PATIENCE));
        assertFalse(plan.proved());
        plan.verified(4);

        assertTrue(plan.proved());
        assertEquals(new Turn<>(0, Optional.empty()), plan.next("b", 0, PATIENCE));
    }

    @Test
    void leaves_out_what_is_there() {
        var there = new BitSet();
        there.set(0, 4);

        var plan = new PiecePlan<String>(5, there, true);

        assertEquals(new Turn<>(4, Optional.empty()), plan.next("a", 0, PATIENCE));
        plan.verified(4);
        assertTrue(plan.complete());
        assertNull(plan.next("a", 0, PATIENCE));
    }

    @Test
    void gives_a_released_piece_again() {
        plan.next("a", 0, PATIENCE);
        plan.release(0, "a");

        assertEquals(new Turn<>(0, Optional.empty()), plan.next("b", 0, PATIENCE));
    }

    @Test
    void does_not_release_a_piece_that_belongs_to_another_by_now() {
        for (var i = 0; i < 5; i++) {
            plan.next("slow", i, PATIENCE);
        }
        plan.next("fast", 2_000, PATIENCE);
        plan.release(0, "slow");

        assertEquals(new Turn<>(1, Optional.of("slow")), plan.next("fast", 2_000, PATIENCE));
    }

    @Test
    void takes_over_what_was_held_longest_only_when_nothing_is_free_and_patience_is_over() {
        for (var i = 0; i < 5; i++) {
            plan.next("slow", i, PATIENCE);
        }

        assertNull(plan.next("fast", 999, PATIENCE));
        assertNull(plan.next("slow", 5_000, PATIENCE));
        assertEquals(new Turn<>(0, Optional.of("slow")), plan.next("fast", 1_000, PATIENCE));
        assertEquals(5, plan.claimed());
    }

    @Test
    void patience_grows_so_that_two_slow_sources_do_not_take_from_each_other_for_ever() {
        var plan = new PiecePlan<String>(1, new BitSet(), false);
        plan.next("a", 0, PATIENCE);
        assertEquals(new Turn<>(0, Optional.of("a")), plan.next("b", 1_000, PATIENCE));

        assertNull(plan.next("a", 2_500, PATIENCE));
        assertEquals(new Turn<>(0, Optional.of("b")), plan.next("a", 3_000, PATIENCE));
    }

    static List<Long> seeds() {
        return new Random(1).longs(300).boxed().toList();
    }

    /** Sources of any speed come, go, fall silent and lie, in simulated time. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void completes_if_one_honest_source_stays(long seed) {
        new Simulation(seed).run();
    }

    private static final class Simulation {
        private record Event(long at, int order, Runnable what) {}

        private final Random random;
        private final int count;
        private final PiecePlan<Integer> plan;
        private final PriorityQueue<Event> events =
                new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::order));
        private final Map<Integer, Integer> owner = new HashMap<>();
        private final Set<Integer> gone = new HashSet<>();
        private final BitSet verified = new BitSet();
        private final List<Long> speeds = new ArrayList<>();
        private final int liars;
        private long now;
        private int order;

        Simulation(long seed) {
            random = new Random(seed);
            count = 1 + random.nextInt(60);
            var there = new BitSet();
            for (var piece = 0; piece < count; piece++) {
                there.set(piece, random.nextInt(4) == 0);
            }
            verified.or(there);
            plan = new PiecePlan<>(count, there, random.nextBoolean());
            liars = random.nextInt(4);
        }

        void run() {
            var sources = liars + 1 + random.nextInt(5);
            for (var source = 0; source < sources; source++) {
                // The last one is honest and stays.
                speeds.add(source == sources - 1 ? 100L : 1L + random.nextInt(random.nextBoolean() ? 100 : 100_000));
                var start = source;
                at(random.nextInt(1_000), () -> ask(start));
            }
            for (var steps = 0; !plan.complete(); steps++) {
                var event = events.poll();
                assertTrue(event != null && steps < 200_000, "came to nothing");
                now = event.at;
                event.what.run();
            }
            assertEquals(count, verified.cardinality());
            assertEquals(count, plan.done());
        }

        private void at(long when, Runnable what) {
            events.add(new Event(when, order++, what));
        }

        private boolean stays(int source) {
            return source == speeds.size() - 1;
        }

        private void ask(int source) {
            if (gone.contains(source) || plan.complete()) {
                return;
            }
            var turn = plan.next(source, now, 3 * speeds.get(source));
            if (turn == null) {
                at(now + 50, () -> ask(source));
                return;
            }
            assertFalse(verified.get(turn.piece()), "a verified piece is fetched again");
            assertEquals(turn.from(), Optional.ofNullable(owner.get(turn.piece())), "one owner at a time");
            owner.put(turn.piece(), source);
            if (!stays(source) && random.nextInt(20) == 0) {
                return; // Falls silent and keeps the piece.
            }
            at(now + speeds.get(source), () -> answer(source, turn.piece()));
        }

        private void answer(int source, int piece) {
            var owns = Integer.valueOf(source).equals(owner.get(piece));
            if (owns) {
                owner.remove(piece);
                if (source < liars && !stays(source)) {
                    plan.release(piece, source);
                    gone.add(source);
                    owner.entrySet().removeIf(entry -> {
                        if (entry.getValue() == source) {
                            plan.release(entry.getKey(), source);
                            return true;
                        }
                        return false;
                    });
                    return;
                }
                plan.verified(piece);
                verified.set(piece);
            } else {
                plan.release(piece, source);
            }
            ask(source);
        }
    }
}
