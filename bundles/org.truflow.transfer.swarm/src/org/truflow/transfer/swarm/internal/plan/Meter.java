package org.truflow.transfer.swarm.internal.plan;

/** Bytes a second, smoothed over some seconds. One owner at a time; no clock of its own. */
public final class Meter {
    private static final double SECONDS = 3;
    private static final double SHORTEST = 0.2;

    private long since;
    private long bytes;
    private double rate;
    private boolean started;

    /** Begins anew at {@code now} (nanoseconds). */
    public void start(long now) {
        since = now;
        bytes = 0;
        rate = 0;
        started = false;
    }

    public void add(long more) {
        bytes += more;
    }

    /** Returns the speed at {@code now}. */
    public double rate(long now) {
        var elapsed = (now - since) / 1e9;
        if (elapsed >= SHORTEST) {
            var sample = bytes / elapsed;
            rate = started ? rate + (1 - Math.exp(-elapsed / SECONDS)) * (sample - rate) : sample;
            started = true;
            since = now;
            bytes = 0;
        }
        return rate;
    }
}
