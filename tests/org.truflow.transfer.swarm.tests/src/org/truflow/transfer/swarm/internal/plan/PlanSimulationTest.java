package org.truflow.transfer.swarm.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.content.Pieces;
import org.truflow.transfer.swarm.internal.plan.PiecePlan.Order;
import org.truflow.transfer.swarm.internal.plan.PiecePlan.Turn;

/** Sources of any speed come, go, fall silent, lie, and have all pieces or some, in simulated time. */
@NonNullByDefault({})
class PlanSimulationTest {
    private static final int LEAVES = 4;

    static List<Long> seeds() {
        return new Random(1).longs(500).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void completes_if_honest_sources_with_all_pieces_stay(long seed) {
        new Simulation(seed).run();
    }

    private static final class Simulation {
        private record Event(long at, int order, Runnable what) {}

        private final Random random;
        private final Pieces pieces;
        private final PiecePlan<Integer> plan;
        private final PriorityQueue<Event> events =
                new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::order));
        private final Map<Integer, BitSet> has = new HashMap<>();
        private final Map<Integer, BitSet> wrongLeaves = new HashMap<>();
        private final Set<Integer> gone = new HashSet<>();
        private final BitSet verified = new BitSet();
        private final List<Long> speeds = new ArrayList<>();
        private final int liars;
        private long now;
        private int order;

        Simulation(long seed) {
            random = new Random(seed);
            var count = 1 + random.nextInt(60);
            var length = LEAVES * Pieces.LEAF;
            pieces = new Pieces((long) count * length - random.nextInt(length), length);
            var blocks = new HashMap<Integer, BitSet>();
            for (var piece = 0; piece < count; piece++) {
                verified.set(piece, random.nextInt(4) == 0);
                if (random.nextInt(10) == 0) {
                    var leaves = new BitSet();
                    leaves.set(0, 1 + random.nextInt(pieces.leaves(piece)));
                    blocks.put(piece, leaves);
                    if (random.nextInt(3) == 0) {
                        wrongLeaves.computeIfAbsent(piece, _ -> new BitSet()).set(0);
                    }
                }
            }
            verified.stream().forEach(wrongLeaves::remove);
            plan = new PiecePlan<>(pieces, verified, blocks, random);
            plan.order(random.nextInt(3) == 0 ? Order.IN_ORDER : Order.RAREST_FIRST);
            liars = random.nextInt(4);
        }

        void run() {
            var sources = liars + 2 + random.nextInt(5);
            for (var source = 0; source < sources; source++) {
                // The last one is honest, has all, and stays.
                var stays = source == sources - 1;
                speeds.add(stays ? 100L : 1L + random.nextInt(random.nextBoolean() ? 100 : 100_000));
                if (!stays && random.nextInt(3) == 0) {
                    var some = new BitSet();
                    random.ints(pieces.count() / 2 + 1, 0, pieces.count()).forEach(some::set);
                    has.put(source, some);
                    plan.has(source, some);
                }
                var start = source;
                at(random.nextInt(1_000), () -> ask(start));
            }
            plan.unjudged().forEach(this::judge);
            for (var steps = 0; !plan.complete(); steps++) {
                var event = events.poll();
                assertTrue(event != null && steps < 400_000, "came to nothing");
                now = event.at;
                event.what.run();
            }
            assertEquals(pieces.count(), verified.cardinality());
            assertEquals(pieces.count(), plan.done());
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
            var turn = plan.next(source, 1 + random.nextInt(LEAVES), now, 3 * speeds.get(source));
            if (turn == null) {
                at(now + 50, () -> ask(source));
                return;
            }
            assertFalse(verified.get(turn.piece()), "a verified piece is fetched again");
            assertTrue(turn.count() > 0 && turn.first() + turn.count() <= pieces.leaves(turn.piece()), turn::toString);
            var some = has.get(source);
            assertTrue(some == null || some.get(turn.piece()), "a piece that the source does not have");
            if (!stays(source) && random.nextInt(20) == 0) {
                if (random.nextBoolean()) {
                    at(now + 500, () -> {
                        plan.release(source);
                        plan.forget(source);
                        gone.add(source);
                    });
                }
                return; // Falls silent and keeps the block; some end after a while.
            }
            at(now + speeds.get(source), () -> answer(source, turn));
        }

        private void answer(int source, Turn turn) {
            if (gone.contains(source)) {
                return;
            }
            if (random.nextInt(30) == 0) {
                plan.failed(turn, source);
            } else if (plan.arrived(turn, source, now).useful()) {
                var wrong = wrongLeaves.computeIfAbsent(turn.piece(), _ -> new BitSet());
                wrong.clear(turn.first(), turn.first() + turn.count());
                if (source < liars && !stays(source) && random.nextInt(3) == 0) {
                    wrong.set(turn.first());
                }
                if (plan.isThere(turn.piece())) {
                    judge(turn.piece());
                }
            }
            ask(source);
        }

        private void judge(int piece) {
            var wrong = wrongLeaves.getOrDefault(piece, new BitSet());
            if (wrong.isEmpty()) {
                plan.verified(piece);
                verified.set(piece);
            } else if (plan.fromOne(piece)) {
                var liar = plan.senders(piece).iterator().next();
                plan.wrong(piece, plan.there(piece));
                drop(liar);
            } else if (random.nextBoolean()) {
                var senders = plan.senders(piece, wrong);
                plan.wrong(piece, wrong);
                senders.forEach(this::drop);
            } else {
                plan.wrong(piece);
            }
        }

        private void drop(int liar) {
            assertTrue(liar < liars, "an honest source is blamed");
            plan.distrust(liar);
            plan.forget(liar);
            gone.add(liar);
        }
    }
}
