package org.truflow.transfer.swarm.internal.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.Pieces;

/**
 * Which block of one content a source is asked for next. Sources pull, so faster ones get more. In this order, a source gets
 *
 * <ol>
 *   <li>with {@link Order#IN_ORDER}, the first missing piece, if whoever has it takes too long,
 *   <li>the next block of the piece it is at, so that a piece comes from one source and the blame for a wrong one is certain,
 *   <li>the rest of a piece that nobody is at any more,
 *   <li>a new piece: the rarest among those it has, or the first,
 *   <li>blocks from the end of a piece that another is at,
 *   <li>a block that others were asked for and have not sent for too long; whoever sends it first, counts.
 * </ol>
 *
 * The last two are the end game. Nothing but the last piece is given out before it is verified, since it proves the size.
 * One owner at a time; no clock of its own.
 *
 * @param <S> names a source
 */
public final class PiecePlan<S> {
    private static final int MOST_TIMES = 4;

    /** In which order new pieces are begun. */
    public enum Order {
        RAREST_FIRST,
        IN_ORDER
    }

    /**
     * A block for a source.
     *
     * @param first leaf in the piece; {@code count} of leaves
     * @param ticket names this turn
     * @param again whether others were asked for it before and have not sent it yet
     */
    public record Turn(int piece, int first, int count, long ticket, boolean again) {}

    /** @param useful whether the bytes were missing; {@code overtaken} sources that still send the same */
    public record Arrival<S>(boolean useful, List<S> overtaken) {}

    private final Pieces pieces;
    private final int count;
    private final BitSet verified;
    private final BitSet free;
    private final Map<Integer, PieceWork<S>> works = new TreeMap<>();
    private final Availability<S> availability;
    private long tickets;
    private Order order = Order.RAREST_FIRST;

    /**
     * @param verified pieces that are there already
     * @param there leaves of other pieces that are there, and were not checked
     */
    public PiecePlan(Pieces pieces, BitSet verified, Map<Integer, BitSet> there, RandomGenerator random) {
        this.pieces = pieces;
        this.count = pieces.count();
        this.availability = new Availability<>(count, random);
        this.verified = (BitSet) verified.clone();
        this.free = new BitSet(count);
        free.set(0, count);
        free.andNot(verified);
        there.forEach((piece, leaves) -> {
            if (free.get(piece) && !leaves.isEmpty()) {
                begin(piece).found(leaves);
            }
        });
    }

    public void order(Order next) {
        order = next;
    }

    /** {@code source} has only these pieces, as far as is known. What was never said to be partial has all. */
    public void has(S source, BitSet which) {
        availability.has(source, which);
    }

    /** {@code source} is gone, or has everything now. */
    public void forget(S source) {
        availability.forget(source);
    }

    /** Returns whether {@code source} has anything that is still missing, as far as is known. */
    public boolean wants(S source) {
        return availability.hasOther(source, verified);
    }

    private boolean has(S source, int piece) {
        return (piece == count - 1 || proved()) && availability.has(source, piece);
    }

    /**
     * Gives {@code source} a block.
     *
     * @param most leaves
     * @param now nanoseconds
     * @param patience how long another source may take for a block, in nanoseconds, before this one is asked too; doubles
     *     each time
     * @return null if there is nothing for it to do now
     */
    public @Nullable Turn next(S source, int most, long now, long patience) {
        var turn = order == Order.IN_ORDER ? hurry(source, most, now, patience) : null;
        turn = turn == null ? goOn(source, most, now) : turn;
        turn = turn == null ? adopt(source, most, now) : turn;
        turn = turn == null ? start(source, most, now) : turn;
        turn = turn == null ? help(source, most, now) : turn;
        return turn == null ? again(source, most, now, patience) : turn;
    }

    private @Nullable Turn hurry(S source, int most, long now, long patience) {
        var work = Lookup.find(works, verified.nextClearBit(0));
        if (work == null || !has(source, work.piece) || work.ownedBy(source) || now - work.since < patience) {
            return null;
        }
        var turn = fromEnd(work, source, most, now);
        return turn == null ? repeat(work, source, most, now, patience) : turn;
    }

    private @Nullable Turn goOn(S source, int most, long now) {
        for (var work : works.values()) {
            if (work.ownedBy(source)) {
                var turn = fromBeginning(work, source, most, now);
                if (turn != null) {
                    return turn;
                }
            }
        }
        return null;
    }

    private @Nullable Turn adopt(S source, int most, long now) {
        for (var work : works.values()) {
            if (work.owner.isEmpty() && work.hasRest() && has(source, work.piece)) {
                work.owner = Optional.of(source);
                work.since = now;
                return fromBeginning(work, source, most, now);
            }
        }
        return null;
    }

    private @Nullable Turn start(S source, int most, long now) {
        var piece = pick(source);
        if (piece < 0) {
            return null;
        }
        var work = begin(piece);
        work.owner = Optional.of(source);
        work.since = now;
        return fromBeginning(work, source, most, now);
    }

    private int pick(S source) {
        if (!proved()) {
            return free.get(count - 1) && has(source, count - 1) ? count - 1 : -1;
        }
        return order == Order.IN_ORDER ? availability.first(source, free) : availability.rarest(source, free);
    }

    private @Nullable Turn help(S source, int most, long now) {
        PieceWork<S> oldest = null;
        for (var work : works.values()) {
            if (work.mayBeShared()
                    && work.hasRest()
                    && has(source, work.piece)
                    && (oldest == null || work.since - oldest.since < 0)) {
                oldest = work;
            }
        }
        return oldest == null ? null : fromEnd(oldest, source, most, now);
    }

    private @Nullable Turn again(S source, int most, long now, long patience) {
        PieceWork.Out<S> oldest = null;
        PieceWork<S> where = null;
        for (var work : works.values()) {
            var late = has(source, work.piece) ? work.late(source, now, patience, MOST_TIMES) : null;
            if (late != null && (oldest == null || late.at() - oldest.at() < 0)) {
                oldest = late;
                where = work;
            }
        }
        return where == null ? null : repeat(where, source, most, now, patience);
    }

    private @Nullable Turn repeat(PieceWork<S> work, S source, int most, long now, long patience) {
        var late = work.late(source, now, patience, MOST_TIMES);
        if (late == null) {
            return null;
        }
        if (!work.mayBeShared()) {
            // All of it from somebody else.
            work.clear();
            work.owner = Optional.of(source);
            work.since = now;
            return fromBeginning(work, source, Math.min(late.count(), most), now);
        }
        // No more than this source may be asked for now: the other may have been asked for more.
        var first = work.there.nextClearBit(late.first());
        var after = work.there.nextSetBit(first);
        var end = late.first() + late.count();
        var count = (after < 0 ? end : Math.min(after, end)) - first;
        return give(work, source, first, Math.min(count, most), now, late.times() + 1);
    }

    private @Nullable Turn fromBeginning(PieceWork<S> work, S source, int most, long now) {
        var first = work.asked.nextClearBit(0);
        if (first >= work.leaves) {
            return null;
        }
        var end = work.asked.nextSetBit(first);
        var run = (end < 0 ? work.leaves : end) - first;
        return give(work, source, first, Math.min(run, most), now, 1);
    }

    private @Nullable Turn fromEnd(PieceWork<S> work, S source, int most, long now) {
        var last = work.asked.previousClearBit(work.leaves - 1);
        if (last < 0 || !work.mayBeShared()) {
            return null;
        }
        var run = last - work.asked.previousSetBit(last);
        var take = Math.min(run, most);
        return give(work, source, last - take + 1, take, now, 1);
    }

    private Turn give(PieceWork<S> work, S source, int first, int leaves, long now, int times) {
        var ticket = ++tickets;
        work.ask(new PieceWork.Out<>(source, first, leaves, now, times, ticket));
        return new Turn(work.piece, first, leaves, ticket, times > 1);
    }

    private PieceWork<S> begin(int piece) {
        free.clear(piece);
        var work = new PieceWork<S>(piece, pieces.leaves(piece));
        works.put(piece, work);
        return work;
    }

    /** The bytes of a turn came. Whoever else sends the same is told of, and counts no more. */
    public Arrival<S> arrived(Turn turn, S source, long now) {
        var work = Lookup.find(works, turn.piece());
        return work == null ? new Arrival<>(false, List.of()) : work.arrived(turn, source, now);
    }

    /** The bytes of a turn will not come from {@code source}; it is not at the piece any more. */
    public void failed(Turn turn, S source) {
        var work = Lookup.find(works, turn.piece());
        if (work != null && work.failed(turn.ticket())) {
            work.leave(source);
            tidy(work);
        }
    }

    /** Nothing that was asked of {@code source} will come; it may be asked again. */
    public void release(S source) {
        for (var work : List.copyOf(works.values())) {
            work.release(source);
            tidy(work);
        }
    }

    /** Nothing that {@code source} sent counts, as far as it is not verified. */
    public void distrust(S source) {
        for (var work : List.copyOf(works.values())) {
            work.release(source);
            work.drop(source);
            tidy(work);
        }
    }

    private void tidy(PieceWork<S> work) {
        if (work.untouched()) {
            works.remove(work.piece);
            free.set(work.piece);
        }
    }

    /** Returns whether all leaves of a piece came, and nobody has said yet whether it is right. */
    public boolean isThere(int piece) {
        var work = Lookup.find(works, piece);
        return work != null && work.complete();
    }

    /** Returns the pieces of which all leaves are there, not verified yet. */
    public List<Integer> unjudged() {
        return works.values().stream()
                .filter(PieceWork::complete)
                .map(work -> work.piece)
                .toList();
    }

    /** Returns the leaves of a piece that are there. */
    public BitSet there(int piece) {
        var work = Lookup.find(works, piece);
        return work == null ? new BitSet() : (BitSet) work.there.clone();
    }

    /** Returns the leaves of a piece that an earlier run left. */
    public BitSet found(int piece) {
        var work = Lookup.find(works, piece);
        return work == null ? new BitSet() : work.found();
    }

    /** Returns whether {@code source} may be asked about a piece. */
    public boolean mayHave(S source, int piece) {
        return has(source, piece);
    }

    /** Returns who sent leaves of a piece that is not verified yet; an earlier run is left out. */
    public Set<S> senders(int piece) {
        var work = Lookup.find(works, piece);
        return work == null ? Set.of() : work.senders();
    }

    /** Returns whether everything there of a piece is from one source: then it is to blame if the piece is wrong. */
    public boolean fromOne(int piece) {
        var work = Lookup.find(works, piece);
        return work != null && work.fromOne();
    }

    /** Returns how many leaves of a piece each source sent. */
    public Map<S, Integer> shares(int piece) {
        var work = Lookup.find(works, piece);
        return work == null ? Map.of() : work.shares();
    }

    /** Returns who sent one of these leaves. */
    public Set<S> senders(int piece, BitSet leaves) {
        var work = Lookup.find(works, piece);
        return work == null ? Set.of() : work.senders(leaves);
    }

    /** The piece is verified and on disk. */
    public void verified(int piece) {
        works.remove(piece);
        free.clear(piece);
        verified.set(piece);
    }

    /** These leaves of a piece are wrong; they are asked for anew, the others stay. */
    public void wrong(int piece, BitSet leaves) {
        var work = Lookup.find(works, piece);
        if (work != null) {
            work.missing(leaves);
            work.owner = Optional.empty();
            tidy(work);
        }
    }

    /** A piece is wrong and nobody can tell where; all of it is asked for anew, from one source. */
    public void wrong(int piece) {
        var work = Lookup.find(works, piece);
        if (work != null) {
            work.clear();
            work.alone();
        }
    }

    public boolean complete() {
        return verified.cardinality() == count;
    }

    /** Returns whether the last piece is verified, and with it the size. */
    public boolean proved() {
        return verified.get(count - 1);
    }

    public boolean isVerified(int piece) {
        return verified.get(piece);
    }

    /** Returns how many pieces are verified. */
    public int done() {
        return verified.cardinality();
    }
}
