package org.truflow.transfer.swarm.internal.plan;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which piece of one content a source fetches next. A piece has one owner at a time, so that it is certain who sent it;
 * sources pull, so faster ones get more. When no piece is free any more, a source takes over one that its owner has held
 * for too long. One owner at a time; no clock of its own.
 *
 * @param <S> names a source
 */
public final class PiecePlan<S> {

    /**
     * A piece for a source.
     *
     * @param from who loses it; empty if nobody had it
     */
    public record Turn<S>(int piece, Optional<S> from) {}

    private record Claim<S>(S source, long since, int takeOvers) {}

    private final int count;
    private final BitSet verified;
    private final BitSet free;
    private final Map<Integer, Claim<S>> claims = new HashMap<>();

    /**
     * @param verified pieces that are there already
     * @param lastFirst whether nothing but the last piece is given out before it is verified: it proves the size of the content
     */
    public PiecePlan(int count, BitSet verified, boolean lastFirst) {
        this.count = count;
        this.verified = (BitSet) verified.clone();
        this.free = new BitSet(count);
        if (lastFirst && !this.verified.get(count - 1)) {
            free.set(count - 1);
        } else {
            freeTheRest();
        }
    }

    /**
     * Gives {@code source} a piece.
     *
     * @param now nanoseconds
     * @param patience how long another source may hold a piece, in nanoseconds, before it is taken over; doubles each time
     * @return null if there is nothing for it to do now
     */
    public @Nullable Turn<S> next(S source, long now, long patience) {
        var piece = free.nextSetBit(0);
        if (piece >= 0) {
            free.clear(piece);
            claims.put(piece, new Claim<>(source, now, 0));
            return new Turn<>(piece, Optional.empty());
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

    /** Gives a piece that {@code source} owns back to all. Does nothing if it owns it no more. */
    public void release(int piece, S source) {
        var claim = Lookup.find(claims, piece);
        if (claim != null && claim.source.equals(source)) {
            claims.remove(piece);
            free.set(piece);
        }
    }

    /** The piece is verified and on disk. */
    public void verified(int piece) {
        claims.remove(piece);
        free.clear(piece);
        verified.set(piece);
        if (piece == count - 1) {
            freeTheRest();
        }
    }

    private void freeTheRest() {
        free.set(0, count);
        free.andNot(verified);
        claims.keySet().forEach(free::clear);
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

    /** Returns how many pieces are being fetched. */
    public int claimed() {
        return claims.size();
    }
}
