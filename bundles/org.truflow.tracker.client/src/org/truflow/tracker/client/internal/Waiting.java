package org.truflow.tracker.client.internal;

import java.time.Duration;

/** How the thread of a visit waits: for news, or for a while, and never beyond the end of the visit. */
final class Waiting {
    private final Signal signal = new Signal();
    private volatile boolean over;

    /** Something may have changed. Call from any thread. */
    void news() {
        signal.raise();
    }

    /** Ends all waiting, for ever. Call from any thread. */
    void end() {
        over = true;
        signal.raise();
    }

    boolean over() {
        return over;
    }

    void forNews() {
        if (!over) {
            signal.await();
        }
    }

    /** Waits the whole time, whatever the news: whoever waits looks at everything anew afterwards. */
    void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0 && !over; left = end - System.nanoTime()) {
            signal.await(Duration.ofNanos(left));
        }
    }
}
