package org.truflow.transfer.swarm.internal.plan;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Which pieces of one content each source has, and which are rare. What was never said to be partial has all. One owner at a
 * time.
 *
 * @param <S> names a source
 */
final class Availability<S> {
    private final int count;
    private final RandomGenerator random;
    private final Map<S, BitSet> partial = new HashMap<>();
    private int[] copies = {};
    private int from;

    Availability(int count, RandomGenerator random) {
        this.count = count;
        this.random = random;
    }

    /** {@code source} has only these pieces, as far as is known. */
    void has(S source, BitSet which) {
        forget(source);
        var known = (BitSet) which.clone();
        known.clear(count, Math.max(count, known.length()));
        if (copies.length == 0) {
            copies = new int[count];
            // Not where others have begun too, so that there is something to exchange.
            from = random.nextInt(count);
        }
        partial.put(source, known);
        known.stream().forEach(piece -> copies[piece]++);
    }

    /** {@code source} is gone, or has everything now. */
    void forget(S source) {
        var before = Lookup.remove(partial, source);
        if (before != null) {
            before.stream().forEach(piece -> copies[piece]--);
        }
    }

    boolean has(S source, int piece) {
        var known = Lookup.find(partial, source);
        return known == null || known.get(piece);
    }

    /** Returns whether {@code source} has a piece that is not in {@code verified}. */
    boolean hasOther(S source, BitSet verified) {
        var known = Lookup.find(partial, source);
        if (known == null) {
            return verified.cardinality() < count;
        }
        var missing = (BitSet) known.clone();
        missing.andNot(verified);
        return !missing.isEmpty();
    }

    /** Returns the first of {@code free} that {@code source} has, or -1. */
    int first(S source, BitSet free) {
        var piece = free.nextSetBit(0);
        while (piece >= 0 && !has(source, piece)) {
            piece = free.nextSetBit(piece + 1);
        }
        return piece;
    }

    /** Returns the rarest of {@code free} that {@code source} has, of those as rare the next one; -1 if there is none. */
    int rarest(S source, BitSet free) {
        if (partial.isEmpty()) {
            return first(source, free);
        }
        var best = rarest(source, free, from, count, -1);
        best = rarest(source, free, 0, from, best);
        if (best >= 0 && !partial.containsKey(source)) {
            // What a partial source has is no place to go on at: it is just there itself.
            from = (best + 1) % count;
        }
        return best;
    }

    private int rarest(S source, BitSet free, int begin, int end, int before) {
        var best = before;
        for (var piece = free.nextSetBit(begin); piece >= 0 && piece < end; piece = free.nextSetBit(piece + 1)) {
            if ((best < 0 || copies[piece] < copies[best]) && has(source, piece)) {
                best = piece;
            }
        }
        return best;
    }
}
