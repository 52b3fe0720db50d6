package org.truflow.send.direct.internal;

/** How fast a count of bytes grows, smoothed over some seconds. For one thread at a time. */
public final class Speed {
    private static final double SECONDS = 3;
    private static final double LEAST = 0.3;
    private static final double STALE = 5;

    private long at;
    private long count;
    private double rate;
    private boolean known;

    /** @param now nanoseconds; {@code bytes} since the beginning */
    public void note(long now, long bytes) {
        var passed = (now - at) / 1e9;
        if (!known || bytes < count) {
            rate = 0;
        } else if (passed < LEAST) {
            return;
        } else {
            var share = Math.min(1, passed / SECONDS);
            rate = rate == 0 ? (bytes - count) / passed : (1 - share) * rate + share * (bytes - count) / passed;
        }
        known = true;
        at = now;
        count = bytes;
    }

    /** Returns bytes a second; 0 when nothing was noted for some seconds. */
    public double rate(long now) {
        return known && (now - at) / 1e9 < STALE ? rate : 0;
    }
}
