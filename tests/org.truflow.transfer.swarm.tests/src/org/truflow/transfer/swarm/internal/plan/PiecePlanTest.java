package org.truflow.transfer.swarm.internal.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.content.Pieces;
import org.truflow.transfer.swarm.internal.plan.PiecePlan.Order;
import org.truflow.transfer.swarm.internal.plan.PiecePlan.Turn;

@NonNullByDefault({})
class PiecePlanTest {
    private static final long PATIENCE = 1_000;
    private static final int LEAVES = 4;
    private static final int LENGTH = LEAVES * Pieces.LEAF;

    private final PiecePlan<String> plan = proved(5);

    @Test
    void gives_a_source_the_blocks_of_one_piece_after_the_other() {
        assertBlock(0, 0, 2, plan.next("a", 2, 0, PATIENCE));
        assertBlock(1, 0, 2, plan.next("b", 2, 0, PATIENCE));
        assertBlock(0, 2, 2, plan.next("a", 2, 0, PATIENCE));
        assertBlock(2, 0, 3, plan.next("a", 3, 0, PATIENCE));
        assertBlock(2, 3, 1, plan.next("a", 3, 0, PATIENCE));
    }

    @Test
    void gives_nothing_but_the_last_piece_before_the_size_is_proved() {
        var plan = plan(5, new BitSet(), Map.of());

        assertBlock(4, 0, 4, plan.next("a", 4, 0, PATIENCE));
        assertNull(plan.next("b", 4, 0, PATIENCE));
        assertFalse(plan.proved());
        plan.verified(4);

        assertTrue(plan.proved());
        assertBlock(0, 0, 4, plan.next("b", 4, 0, PATIENCE));
    }

    @Test
    void leaves_out_what_is_there_of_pieces_and_of_blocks() {
        var plan = plan(5, bits(0, 1, 2, 4), Map.of(3, bits(0, 2)));

        assertEquals(bits(0, 2), plan.found(3));
        assertBlock(3, 1, 1, plan.next("a", 4, 0, PATIENCE));
        assertBlock(3, 3, 1, plan.next("a", 4, 0, PATIENCE));
        assertNull(plan.next("b", 4, 0, PATIENCE));
    }

    @Test
    void a_piece_that_an_earlier_run_left_complete_is_only_to_be_judged() {
        var plan = plan(2, bits(1), Map.of(0, bits(0, 1, 2, 3)));

        assertEquals(List.of(0), plan.unjudged());
        assertNull(plan.next("a", 4, 0, PATIENCE));
        assertFalse(plan.fromOne(0));
    }

    @Test
    void what_a_lost_source_left_is_gone_on_with_by_the_next() {
        plan.arrived(take(plan, "a", 2, 0, PATIENCE), "a", 1);
        take(plan, "a", 1, 1, PATIENCE);
        plan.release("a");

        assertBlock(0, 2, 2, plan.next("b", 4, 1, PATIENCE));
        assertEquals(bits(0, 1), plan.there(0));
    }

    @Test
    void a_piece_of_which_nothing_came_is_free_again() {
        var turn = take(plan, "a", 2, 0, PATIENCE);
        plan.failed(turn, "a");

        assertBlock(0, 0, 4, plan.next("b", 4, 0, PATIENCE));
    }

    @Test
    void the_failure_of_an_older_turn_does_not_end_a_newer_one() {
        var old = take(plan, "a", 4, 0, PATIENCE);
        plan.release("a");
        take(plan, "a", 4, 0, PATIENCE);
        plan.failed(old, "a");

        assertBlock(1, 0, 4, plan.next("b", 4, 0, PATIENCE));
    }

    @Test
    void takes_the_rarest_piece_that_a_source_has() {
        plan.has("a", bits(0, 1, 2, 3));
        plan.has("b", bits(0, 1, 3));
        plan.has("c", bits(0, 1));

        assertEquals(2, take(plan, "full", 4, 0, PATIENCE).piece());
        assertEquals(3, take(plan, "a", 4, 0, PATIENCE).piece());
        assertTrue(take(plan, "c", 4, 0, PATIENCE).piece() < 2);
        assertTrue(take(plan, "b", 4, 0, PATIENCE).piece() < 2);
    }

    @Test
    void asks_a_partial_source_for_nothing_that_it_does_not_have() {
        plan.has("a", bits(1));

        assertTrue(plan.wants("a"));
        assertEquals(1, take(plan, "a", 4, 0, PATIENCE).piece());
        assertNull(plan.next("a", 4, 0, PATIENCE));
        plan.verified(1);

        assertFalse(plan.wants("a"));
        assertTrue(plan.wants("full"));
    }

    @Test
    void begins_somewhere_else_than_others_when_there_is_something_to_exchange() {
        var begun = new HashSet<Integer>();
        for (var seed = 0; seed < 50; seed++) {
            var there = new BitSet();
            there.set(99);
            var plan = new PiecePlan<String>(new Pieces(100L * LENGTH, LENGTH), there, Map.of(), new Random(seed));
            plan.has("a", new BitSet());
            begun.add(take(plan, "full", 4, 0, PATIENCE).piece());
        }

        assertTrue(begun.size() > 20, begun::toString);
    }

    @Test
    void what_comes_from_a_partial_source_does_not_lead_where_that_one_is() {
        var there = new BitSet();
        there.set(99);
        for (var seed = 0; seed < 20; seed++) {
            var plan = new PiecePlan<String>(new Pieces(100L * LENGTH, LENGTH), there, Map.of(), new Random(seed));
            plan.has("a", bits(0, 1, 2));
            var first = take(plan, "full", 4, 0, PATIENCE).piece();
            take(plan, "a", 4, 0, PATIENCE);

            assertEquals(
                    first == 98 ? 3 : first + 1,
                    take(plan, "full", 4, 0, PATIENCE).piece());
        }
    }

    @Test
    void in_order_takes_the_first_even_if_others_are_rarer_and_hurries_when_it_is_late() {
        plan.order(Order.IN_ORDER);
        plan.has("a", bits(0, 1, 2, 3));

        assertBlock(0, 0, 2, plan.next("a", 2, 0, PATIENCE));
        assertBlock(1, 0, 2, plan.next("b", 2, 0, PATIENCE));
        assertBlock(0, 2, 2, plan.next("b", 2, PATIENCE, PATIENCE));
        assertBlock(0, 0, 2, plan.next("b", 2, PATIENCE, PATIENCE));
        assertBlock(1, 2, 2, plan.next("b", 2, PATIENCE, PATIENCE));
    }

    @Test
    void in_the_end_several_share_a_piece_from_both_ends() {
        take(plan, "fast", 4, 0, PATIENCE);
        for (var piece = 1; piece < 4; piece++) {
            plan.verified(piece);
        }
        plan.release("fast");
        take(plan, "slow", 1, 0, PATIENCE);

        assertBlock(0, 2, 2, plan.next("fast", 2, 0, PATIENCE));
        assertBlock(0, 1, 1, plan.next("slow", 1, 0, PATIENCE));
        assertNull(plan.next("fast", 2, 0, PATIENCE));
    }

    @Test
    void a_block_that_takes_too_long_is_asked_of_another_and_the_first_to_send_it_counts() {
        var plan = proved(2);
        var slow = take(plan, "slow", 4, 0, PATIENCE);

        assertNull(plan.next("fast", 4, PATIENCE - 1, PATIENCE));
        var again = take(plan, "fast", 4, PATIENCE, PATIENCE);
        assertTrue(again.again());
        assertBlock(0, 0, 4, again);
        assertNull(plan.next("slow", 4, 10 * PATIENCE, PATIENCE), "it is asked for that already");
        var first = plan.arrived(again, "fast", PATIENCE);
        var second = plan.arrived(slow, "slow", PATIENCE);

        assertEquals(new PiecePlan.Arrival<>(true, List.of("slow")), first);
        assertFalse(second.useful());
        assertEquals(Map.of("fast", 4), plan.shares(0));
        assertTrue(plan.isThere(0));
    }

    @Test
    void of_a_block_that_takes_too_long_no_more_is_asked_of_another_at_once_than_may_be() {
        var plan = proved(2);
        take(plan, "slow", 4, 0, PATIENCE);

        var one = take(plan, "other", 3, PATIENCE, PATIENCE);
        assertBlock(0, 0, 3, one);
        assertTrue(plan.arrived(one, "other", PATIENCE).useful());
        var two = take(plan, "other", 3, PATIENCE, PATIENCE);
        assertBlock(0, 3, 1, two);

        assertEquals(new PiecePlan.Arrival<>(true, List.of("slow")), plan.arrived(two, "other", PATIENCE));
        assertTrue(plan.isThere(0));
        assertNull(plan.next("other", 3, 10 * PATIENCE, PATIENCE));
    }

    @Test
    void patience_grows_so_that_slow_sources_do_not_ask_each_other_for_ever() {
        var plan = proved(2);
        take(plan, "a", 4, 0, PATIENCE);

        assertNotNull(plan.next("b", 4, PATIENCE, PATIENCE));
        assertNull(plan.next("c", 4, 3 * PATIENCE - 1, PATIENCE));
        assertNotNull(plan.next("c", 4, 3 * PATIENCE, PATIENCE));
    }

    @Test
    void knows_who_sent_which_leaves() {
        plan.arrived(take(plan, "a", 2, 0, PATIENCE), "a", 0);
        assertTrue(plan.fromOne(0));
        plan.release("a");
        plan.arrived(take(plan, "b", 2, 0, PATIENCE), "b", 0);

        assertFalse(plan.fromOne(0));
        assertEquals(Set.of("a", "b"), plan.senders(0));
        assertEquals(Set.of("b"), plan.senders(0, bits(3)));
    }

    @Test
    void wrong_leaves_alone_are_fetched_again() {
        plan.arrived(take(plan, "a", 2, 0, PATIENCE), "a", 0);
        plan.release("a");
        plan.arrived(take(plan, "b", 2, 0, PATIENCE), "b", 0);
        plan.wrong(0, bits(3));

        assertBlock(0, 3, 1, plan.next("c", 4, 0, PATIENCE));
        assertEquals(bits(0, 1, 2), plan.there(0));
    }

    @Test
    void what_a_liar_sent_of_other_pieces_does_not_count_either() {
        plan.arrived(take(plan, "liar", 2, 0, PATIENCE), "liar", 0);
        plan.release("liar");
        plan.arrived(take(plan, "b", 2, 0, PATIENCE), "b", 0);
        plan.distrust("liar");

        assertEquals(bits(2, 3), plan.there(0));
        assertBlock(0, 0, 2, plan.next("b", 4, 0, PATIENCE));
    }

    @Test
    void a_piece_nobody_can_judge_comes_from_one_source_the_next_time() {
        for (var piece = 1; piece < 4; piece++) {
            plan.verified(piece);
        }
        plan.arrived(take(plan, "a", 2, 0, PATIENCE), "a", 0);
        plan.release("a");
        plan.arrived(take(plan, "b", 2, 0, PATIENCE), "b", 0);
        plan.wrong(0);

        var late = take(plan, "a", 2, 0, PATIENCE);
        assertBlock(0, 0, 2, late);
        assertNull(plan.next("b", 2, 0, PATIENCE));
        assertBlock(0, 0, 2, plan.next("b", 2, PATIENCE, PATIENCE));
        assertFalse(plan.arrived(late, "a", PATIENCE).useful());
        assertBlock(0, 2, 2, plan.next("b", 2, PATIENCE, PATIENCE));
    }

    @Test
    void a_source_that_is_gone_makes_its_pieces_rarer() {
        plan.has("a", bits(0));
        plan.has("b", bits(0));
        plan.has("c", bits(1));
        plan.has("d", bits(1));
        plan.forget("a");
        plan.verified(2);
        plan.verified(3);

        assertEquals(0, take(plan, "full", 4, 0, PATIENCE).piece());
    }

    @Test
    void tickets_are_never_the_same() {
        var tickets = new ArrayList<Long>();
        for (var turn = plan.next("a", 1, 0, PATIENCE); turn != null; turn = plan.next("a", 1, 0, PATIENCE)) {
            tickets.add(turn.ticket());
        }

        assertEquals(16, tickets.size());
        assertEquals(16, new HashSet<>(tickets).size());
        assertNotEquals(tickets.getFirst(), tickets.getLast());
    }

    private static Turn take(PiecePlan<String> plan, String source, int most, long now, long patience) {
        return Optional.ofNullable(plan.next(source, most, now, patience)).orElseThrow();
    }

    private static void assertBlock(int piece, int first, int count, Turn turn) {
        assertNotNull(turn);
        assertEquals(List.of(piece, first, count), List.of(turn.piece(), turn.first(), turn.count()));
    }

    private static BitSet bits(int... set) {
        var bits = new BitSet();
        for (var bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    /** Returns a plan whose last piece is there. */
    private static PiecePlan<String> proved(int count) {
        return plan(count, bits(count - 1), Map.of());
    }

    private static PiecePlan<String> plan(int count, BitSet verified, Map<Integer, BitSet> there) {
        return new PiecePlan<>(new Pieces((long) count * LENGTH, LENGTH), verified, there, new Random(1));
    }
}
