package org.truflow.harness;

import java.io.IOException;
import java.time.Duration;

/** Waits for something to become true in another process, where nothing can call back. */
public final class Condition {
    /** Not faster: a tracker counts the searches of each user. */
    private static final long PAUSE_MILLIS = 200;

    private Condition() {}

    /** Asked again and again. */
    @FunctionalInterface
    public interface Check {
        boolean holds() throws IOException;
    }

    /** @throws IOException if it does not hold within {@code patience}; the message names {@code what} */
    public static void await(String what, Duration patience, Check check) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("waited " + patience.toSeconds() + " s in vain for " + what);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for " + what, e);
            }
        }
    }
}
