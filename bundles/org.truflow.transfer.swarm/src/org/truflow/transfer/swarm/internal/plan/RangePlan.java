package org.truflow.transfer.swarm.internal.plan;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which range of the hashes of pieces a source is asked for next. A range has one owner at a time, so that it is certain who
 * sent it. When no range is free any more, a source takes over one that its owner has held for too long. One owner at a
 * time; no clock of its own.
 *
 * @param <S> names a source
 */
public final class RangePlan<S> {

    /**
     * A range for a source.
     *
     * @param from who loses it; empty if nobody had it
     */
    public record Turn<S>(int range, Optional<S> from) {}

    private record Claim<S>(S source, long since, int takeOvers) {}

    private final int count;
    private final BitSet verified;
    private final BitSet free;
    private final Map<Integer, Claim<S>> claims = new HashMap<>();

    public RangePlan(int count) {
        this.count = count;
        this.verified = new BitSet(count);
        this.free = new BitSet(count);
        free.set(0, count);
    }

    /**
     * Gives {@code source} a range.
     *
     * @param now nanoseconds
     * @param patience how long another source may hold a range, in nanoseconds, before it is taken over; doubles each time
     * @return null if there is nothing for it to do now
     */
    public @Nullable Turn<S> next(S source, long now, long patience) {
        var range = free.nextSetBit(0);
        if (range >= 0) {
            free.clear(range);
            claims.put(range, new Claim<>(source, now, 0));
            return new Turn<>(range, Optional.empty());
        }
        return takeOver(source, now, patience);
    }

    private @Nullable Turn<S> takeOver(S source, long now, long patience) {
        var best = -1;
        Claim<S> held = null;
        for (var entry : claims.entrySet()) {
            var claim = entry.getValue();
            var tooLong = patience << Math.min(claim.takeOvers, 16);
            if (!claim.source.equals(source)
                    && now - claim.since >= tooLong
                    && (held == null || claim.since - held.since < 0)) {
                best = entry.getKey();
                held = claim;
            }
        }
        if (held == null) {
            return null;
        }
        claims.put(best, new Claim<>(source, now, held.takeOvers + 1));
        return new Turn<>(best, Optional.of(held.source));
    }

    /** Gives a range that {@code source} owns back to all. Does nothing if it owns it no more. */
    public void release(int range, S source) {
        var claim = Lookup.find(claims, range);
        if (claim != null && claim.source.equals(source)) {
            claims.remove(range);
            free.set(range);
        }
    }

    public void verified(int range) {
        claims.remove(range);
        free.clear(range);
        verified.set(range);
    }

    public boolean complete() {
        return verified.cardinality() == count;
    }

    public boolean isVerified(int range) {
        return verified.get(range);
    }
}
