package org.truflow.tracker.server.internal;

import java.util.LinkedHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: a full hour's or minute's worth at once, refilled evenly. Holds the last
 * 10,000 askers; whoever was forgotten begins anew. Safe for any number of threads.
 */
final class Budgets<K> {
    private static final int MOST_ASKERS = 10_000;

    private final IntSupplier amount;
    private final long perNanos;
    private final LongSupplier nanoTime;
    private final LinkedHashMap<K, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param amount may change at any time
     * @param nanoTime monotonic, so that a clock that is set does not matter
     */
    Budgets(IntSupplier amount, long perNanos, LongSupplier nanoTime) {
        this.amount = amount;
        this.perNanos = perNanos;
        this.nanoTime = nanoTime;
    }

    /** Takes one if there is one left. */
    synchronized boolean take(K asker) {
        var now = nanoTime.getAsLong();
        var capacity = amount.getAsInt();
        var bucket = buckets.computeIfAbsent(asker, _ -> new Bucket(capacity, now));
        if (buckets.size() > MOST_ASKERS) {
            buckets.pollFirstEntry();
        }
        bucket.left = Math.min(capacity, bucket.left + (double) (now - bucket.asOf) * capacity / perNanos);
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
