package org.truflow.tracker.client.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; raising it often is the same as once. */
final class Signal {
    private final Semaphore raised = new Semaphore(0);

    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Waits until it is raised, and takes it. */
    void await() {
        raised.acquireUninterruptibly();
        raised.drainPermits();
    }

    /** Waits until it is raised, or for {@code most}. */
    void await(Duration most) {
        try {
            if (raised.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
                raised.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
