package org.truflow.transfer.swarm.internal.plan;

import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubles with every failure, with jitter so that many do not come back at once. */
public final class Backoff {
    private final RandomGenerator random;
    private final long first;
    private final long most;
    private int failures;

    /** @param first wait in nanoseconds; {@code most} it grows to */
    public Backoff(RandomGenerator random, long first, long most) {
        this.random = random;
        this.first = first;
        this.most = most;
    }

    /** Returns nanoseconds to wait after another failure. */
    public long failed() {
        var doubled = Math.min(most, first << Math.min(failures, 20));
        failures++;
        return doubled / 2 + random.nextLong(doubled / 2 + 1);
    }

    public void succeeded() {
        failures = 0;
    }

    public int failures() {
        return failures;
    }
}
