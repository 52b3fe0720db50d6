package org.truflow.tracker.rooms.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;

/** How often each user may do something in a minute: a minute's worth at once, refilled evenly. Holds the last 10,000 users. */
public final class Allowance {
    private static final int MOST_USERS = 10_000;
    private static final double NANOS = Duration.ofMinutes(1).toNanos();

    private final String key;
    private final String what;
    private final IntSupplier amount;
    private final LongSupplier nanoTime;
    private final LongAdder refused = new LongAdder();
    private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param key of the setting, for who is refused
     * @param what there were too many of
     */
    public Allowance(String key, String what, IntSupplier amount, LongSupplier nanoTime) {
        this.key = key;
        this.what = what;
        this.amount = amount;
        this.nanoTime = nanoTime;
    }

    /** @throws RefusedException saying when to try again */
    public void take(String user) throws RefusedException {
        var wait = missing(user);
        if (wait > 0) {
            refused.increment();
            var seconds = Math.clamp((long) Math.ceil(wait / 1e9), 1, 60);
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    "more than " + amount.getAsInt() + " " + what + " in a minute",
                    "Try again in " + seconds + " s, or ask the owner of the tracker to raise " + key + ".",
                    Optional.of(Duration.ofSeconds(seconds)));
        }
    }

    long refused() {
        return refused.sum();
    }

    /** @return nanoseconds until there is one; 0 if one was taken */
    private synchronized double missing(String user) {
        var now = nanoTime.getAsLong();
        var capacity = amount.getAsInt();
        var bucket = buckets.computeIfAbsent(user, _ -> new Bucket(capacity, now));
        if (buckets.size() > MOST_USERS) {
            buckets.pollFirstEntry();
        }
        bucket.left = Math.min(capacity, bucket.left + (now - bucket.asOf) * capacity / NANOS);
        bucket.asOf = now;
        if (bucket.left < 1) {
            return capacity == 0 ? NANOS : (1 - bucket.left) * NANOS / capacity;
        }
        bucket.left--;
        return 0;
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
