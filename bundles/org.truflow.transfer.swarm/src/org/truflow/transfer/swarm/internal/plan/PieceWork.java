package org.truflow.transfer.swarm.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A piece of which something is there or asked for: which leaves, from whom. One owner at a time; no clock of its own.
 *
 * @param <S> names a source
 */
final class PieceWork<S> {
    /** A block that a source was asked for. @param times how often it was asked for in all when this was */
    record Out<S>(S source, int first, int count, long at, int times, long ticket) {
        boolean covers(Out<S> other) {
            return first < other.first + other.count && other.first < first + count;
        }
    }

    /** Leaves that came. @param source empty for an earlier run */
    private record Part<S>(Optional<S> source, BitSet leaves) {}

    final int piece;
    final int leaves;
    /** Leaves that are there or on their way. */
    final BitSet asked;

    final BitSet there;
    private final List<Out<S>> out = new ArrayList<>();
    private final List<Part<S>> parts = new ArrayList<>();
    /** Who gets the next blocks. */
    Optional<S> owner = Optional.empty();
    /** When the owner began, or something came last. */
    long since;

    private boolean alone;

    PieceWork(int piece, int leaves) {
        this.piece = piece;
        this.leaves = leaves;
        this.asked = new BitSet(leaves);
        this.there = new BitSet(leaves);
    }

    /** An earlier run left these. */
    void found(BitSet which) {
        var known = (BitSet) which.clone();
        known.clear(leaves, Math.max(leaves, known.length()));
        there.or(known);
        asked.or(known);
        parts.add(new Part<>(Optional.empty(), known));
    }

    /** Returns the leaves that an earlier run left. */
    BitSet found() {
        var found = new BitSet(leaves);
        parts.stream().filter(part -> part.source.isEmpty()).forEach(part -> found.or(part.leaves));
        return found;
    }

    boolean ownedBy(S source) {
        return owner.isPresent() && owner.get().equals(source);
    }

    /** Returns whether there are leaves that nobody was asked for. */
    boolean hasRest() {
        return asked.cardinality() < leaves;
    }

    boolean complete() {
        return there.cardinality() == leaves;
    }

    boolean untouched() {
        return asked.isEmpty() && out.isEmpty() && owner.isEmpty() && !alone;
    }

    /** From now on all of it comes from one source at a time. */
    void alone() {
        alone = true;
    }

    boolean mayBeShared() {
        return !alone;
    }

    void ask(Out<S> block) {
        asked.set(block.first, block.first + block.count);
        out.add(block);
    }

    /** Returns the oldest block that {@code source} was not asked for and others have kept waiting for too long. */
    @Nullable
    Out<S> late(S source, long now, long patience, int most) {
        Out<S> oldest = null;
        for (var block : out) {
            if (block.times < most
                    && !isThere(block)
                    && now - block.at >= patience << Math.min(block.times - 1, 16)
                    && (oldest == null || block.at - oldest.at < 0)
                    && out.stream()
                            .noneMatch(other -> other.covers(block)
                                    && (other.source.equals(source) || other.times > block.times))) {
                oldest = block;
            }
        }
        return oldest;
    }

    private boolean isThere(Out<S> block) {
        return there.nextClearBit(block.first) >= block.first + block.count;
    }

    PiecePlan.Arrival<S> arrived(PiecePlan.Turn turn, S source, long now) {
        out.removeIf(block -> block.ticket() == turn.ticket());
        var came = new BitSet(leaves);
        came.set(turn.first(), turn.first() + turn.count());
        if (came.intersects(there) || alone && !ownedBy(source)) {
            askAnew();
            return new PiecePlan.Arrival<>(false, List.of());
        }
        there.or(came);
        asked.or(came);
        parts.add(new Part<>(Optional.of(source), came));
        since = now;
        var overtaken = new ArrayList<S>();
        out.removeIf(block -> {
            var useless = isThere(block);
            if (useless) {
                overtaken.add(block.source);
            }
            return useless;
        });
        return new PiecePlan.Arrival<>(true, overtaken);
    }

    /** Returns whether the block was still waited for. */
    boolean failed(long ticket) {
        var was = out.removeIf(block -> block.ticket() == ticket);
        if (was) {
            askAnew();
        }
        return was;
    }

    private void askAnew() {
        asked.clear();
        asked.or(there);
        out.forEach(block -> asked.set(block.first, block.first + block.count));
    }

    void leave(S source) {
        if (ownedBy(source)) {
            owner = Optional.empty();
        }
    }

    void release(S source) {
        leave(source);
        if (out.removeIf(block -> block.source.equals(source))) {
            askAnew();
        }
    }

    /** What {@code source} sent does not count. */
    void drop(S source) {
        for (var part : List.copyOf(parts)) {
            if (part.source.equals(Optional.of(source))) {
                missing((BitSet) part.leaves.clone());
            }
        }
    }

    void missing(BitSet which) {
        there.andNot(which);
        parts.forEach(part -> part.leaves.andNot(which));
        parts.removeIf(part -> part.leaves.isEmpty());
        askAnew();
    }

    void clear() {
        there.clear();
        asked.clear();
        out.clear();
        parts.clear();
        owner = Optional.empty();
    }

    boolean fromOne() {
        return parts.stream().map(Part::source).distinct().count() == 1
                && parts.getFirst().source.isPresent();
    }

    Set<S> senders() {
        return senders(there);
    }

    Set<S> senders(BitSet which) {
        var senders = new HashSet<S>();
        for (var part : parts) {
            if (part.leaves.intersects(which)) {
                part.source.ifPresent(senders::add);
            }
        }
        return senders;
    }

    Map<S, Integer> shares() {
        var shares = new HashMap<S, Integer>();
        for (var part : parts) {
            part.source.ifPresent(source -> shares.merge(source, part.leaves.cardinality(), Integer::sum));
        }
        return shares;
    }
}
