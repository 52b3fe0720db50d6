package org.truflow.tracker.server.internal.limits;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: a full hour's or minute's worth at once, refilled evenly. Holds the last
 * 10,000 askers; whoever was forgotten begins anew. Safe for any number of threads.
 */
public final class Budgets<K> {
    private static final int MOST_ASKERS = 10_000;

    private final IntSupplier amount;
    private final long perNanos;
    private final LongSupplier nanoTime;
    private final LinkedHashMap<K, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param amount may change at any time
     * @param nanoTime monotonic, so that a clock that is set does not matter
     */
    public Budgets(IntSupplier amount, long perNanos, LongSupplier nanoTime) {
        this.amount = amount;
        this.perNanos = perNanos;
        this.nanoTime = nanoTime;
    }

    /** Takes one if there is one left. */
    public boolean take(K asker) {
        return take(asker, 1).isZero();
    }

    /**
     * Takes some, if there are as many left or the budget is full: what is more than all of it is taken at once and owed.
     *
     * @return how long to wait before it is worth trying again; zero if they were taken
     */
    public synchronized Duration take(K asker, int some) {
        var now = nanoTime.getAsLong();
        var capacity = amount.getAsInt();
        var bucket = buckets.computeIfAbsent(asker, _ -> new Bucket(capacity, now));
        if (buckets.size() > MOST_ASKERS) {
            buckets.pollFirstEntry();
        }
        bucket.left = Math.min(capacity, bucket.left + (double) (now - bucket.asOf) * capacity / perNanos);
        bucket.asOf = now;
        var needed = Math.min(some, capacity);
        if (needed < 1 || bucket.left < needed) {
            var missing = Math.max(1, needed - bucket.left);
            return Duration.ofNanos(capacity == 0 ? perNanos : (long) Math.ceil(missing * perNanos / capacity));
        }
        bucket.left -= some;
        return Duration.ZERO;
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
