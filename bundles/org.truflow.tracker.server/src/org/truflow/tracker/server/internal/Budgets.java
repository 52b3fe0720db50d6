package org.truflow.tracker.server.internal;

import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: a full hour's or minute's worth at once, refilled evenly. Holds the last
 * 10,000 askers; whoever was forgotten begins anew. Safe for any number of threads.
 */
final class Budgets<K> {
    private static final int MOST_ASKERS = 10_000;

    private final double capacity;
    private final double perNano;
    private final LongSupplier nanoTime;
    private final LinkedHashMap<K, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /** @param nanoTime monotonic, so that a clock that is set does not matter */
    Budgets(int amount, long perNanos, LongSupplier nanoTime) {
        this.capacity = amount;
        this.perNano = (double) amount / perNanos;
        this.nanoTime = nanoTime;
    }

    /** Takes one if there is one left. */
    synchronized boolean take(K asker) {
        var now = nanoTime.getAsLong();
        var bucket = buckets.computeIfAbsent(asker, _ -> new Bucket(capacity, now));
        if (buckets.size() > MOST_ASKERS) {
            buckets.pollFirstEntry();
        }
        bucket.left = Math.min(capacity, bucket.left + (now - bucket.asOf) * perNano);
        bucket.asOf = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }

    private static final class Bucket {
        private double left;
        private long asOf;

        private Bucket(double left, long asOf) {
            this.left = left;
            this.asOf = asOf;
        }
    }
}
