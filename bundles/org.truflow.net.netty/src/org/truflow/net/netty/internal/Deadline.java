package org.truflow.net.netty.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what cannot be waited for otherwise. */
final class Deadline {
    private static final long LOOK_AGAIN_MILLIS = 5;

    private Deadline() {}

    /** Returns whether {@code condition} came true in time. Not on an event loop. */
    static boolean await(Duration most, BooleanSupplier condition) {
        var end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return condition.getAsBoolean();
            }
        }
        return true;
    }
}
