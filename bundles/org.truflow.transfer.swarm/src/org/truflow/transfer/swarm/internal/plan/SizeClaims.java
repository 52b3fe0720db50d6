package org.truflow.transfer.swarm.internal.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.truflow.content.FileTree;

/**
 * What sources, and directories in their name, say about the size of a content, until one size is proved. Nobody is believed
 * and nobody can keep the others waiting: sizes are tried one after the other, first the one that most sources stand for,
 * and one that was tried goes behind the others. Only the size that can be forged ({@link FileTree#DOUBTFUL_SIZE}) is not tried as
 * long as anybody says another. One owner at a time.
 *
 * @param <S> names a source
 */
public final class SizeClaims<S> {
    private static final long FIRST_TRY = 5_000_000_000L;
    private static final int MOST_DOUBLINGS = 10;

    private record Claim(long size, boolean own) {}

    private final Map<S, Claim> claims = new HashMap<>();
    private final Map<Long, Integer> tries = new HashMap<>();

    /** A directory says this for {@code source}; what the source said itself counts more. */
    public void heard(S source, long size) {
        claims.merge(source, new Claim(size, false), (before, now) -> before.own ? before : now);
    }

    /** The source says so itself. */
    public void said(S source, long size) {
        claims.put(source, new Claim(size, true));
    }

    public void forget(S source) {
        claims.remove(source);
    }

    /** Returns whether {@code source} stands for {@code size}. */
    public boolean standsFor(S source, long size) {
        var claim = Lookup.find(claims, source);
        return claim != null && claim.size == size;
    }

    /** Returns whether the source itself was asked and answered. */
    public boolean own(S source) {
        var claim = Lookup.find(claims, source);
        return claim != null && claim.own;
    }

    /** Returns whether sources disagree; then each is to be asked itself. */
    public boolean disputed() {
        return claims.values().stream().map(Claim::size).distinct().count() > 1;
    }

    /** Returns the sizes in question. */
    public Set<Long> sizes() {
        var sizes = new HashSet<Long>();
        claims.values().forEach(claim -> sizes.add(claim.size));
        return sizes;
    }

    /** {@code size} could not be proved for now: others come first. */
    public void tried(long size) {
        tries.merge(size, 1, Integer::sum);
    }

    private int tries(long size) {
        return tries.getOrDefault(size, 0);
    }

    /** Returns how long to try {@code size}, in nanoseconds: twice as long each time, or a slow source never gets to the end of a piece. */
    public long patience(long size) {
        return FIRST_TRY << Math.min(tries(size), MOST_DOUBLINGS);
    }

    /** Returns the size to try next: the least tried, of these the one most sources stand for; empty if nothing may be tried yet. */
    public OptionalLong choose() {
        var votes = new HashMap<Long, Integer>();
        var disputed = disputed();
        claims.forEach((source, claim) -> {
            if (!disputed || claim.own && claim.size != FileTree.DOUBTFUL_SIZE) {
                votes.merge(claim.size, 1, Integer::sum);
            }
        });
        return votes.entrySet().stream()
                .min((one, two) -> {
                    var order = Integer.compare(tries(one.getKey()), tries(two.getKey()));
                    order = order != 0 ? order : Integer.compare(two.getValue(), one.getValue());
                    return order != 0 ? order : Long.compare(one.getKey(), two.getKey());
                })
                .stream()
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }
}
