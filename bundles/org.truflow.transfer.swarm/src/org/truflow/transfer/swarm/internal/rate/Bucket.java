package org.truflow.transfer.swarm.internal.rate;

/**
 * A token bucket that lends: something may be taken whenever the level is not below zero, however much it is, and the debt is
 * waited for by whoever comes next. So what was taken in any span of time is at most rate times span, and one burst and one
 * portion more; and nothing is lost to rounding portions. One owner at a time; no clock of its own, times are nanoseconds.
 */
public final class Bucket {
    private static final double SECOND = 1e9;
    private static final double BURST_SECONDS = 0.25;

    private double rate;
    private double most;
    private double level;
    private long at;

    /** Without a limit. */
    public Bucket(long now) {
        at = now;
    }

    /** @param burst bytes that may be taken at once after a pause */
    public Bucket(long rate, long burst, long now) {
        this.rate = rate;
        this.most = burst;
        this.level = burst;
        this.at = now;
    }

    /** @param bytesPerSecond 0 for no limit. The debt stays, in bytes; what was saved up does not. */
    public void limit(long bytesPerSecond, long now) {
        if (bytesPerSecond != rate) {
            fill(now);
            rate = bytesPerSecond;
            most = rate * BURST_SECONDS;
            level = rate == 0 ? 0 : Math.min(level, 0);
        }
    }

    public boolean limited() {
        return rate > 0;
    }

    /** Returns in how many nanoseconds something may be taken; 0 for now. */
    public long readyIn(long now) {
        if (rate == 0) {
            return 0;
        }
        fill(now);
        return level >= 0 ? 0 : Math.max(1, (long) Math.ceil(-level / rate * SECOND));
    }

    public void take(long bytes, long now) {
        if (rate > 0) {
            fill(now);
            level -= bytes;
        }
    }

    /** Gives back what was taken and not used. */
    public void give(long bytes) {
        if (rate > 0) {
            level = Math.min(most, level + bytes);
        }
    }

    private void fill(long now) {
        if (now - at > 0) {
            level = Math.min(most, level + rate * (now - at) / SECOND);
            at = now;
        }
    }
}
