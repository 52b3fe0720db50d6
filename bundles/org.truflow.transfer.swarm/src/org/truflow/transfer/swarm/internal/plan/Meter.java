package org.truflow.transfer.swarm.internal.plan;

/** Bytes a second, smoothed over some time. One owner at a time; no clock of its own. */
public final class Meter {
    private static final double SECONDS = 3;
    private static final double SHORTEST = 0.2;

    private final double seconds;
    private long since;
    private long bytes;
    private double rate;
    private boolean started;

    /** Smooths over some seconds. */
    public Meter() {
        this(SECONDS);
    }

    /** @param seconds after which a change of speed counts for two thirds */
    public Meter(double seconds) {
        this.seconds = seconds;
    }

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
            rate = started ? rate + (1 - Math.exp(-elapsed / seconds)) * (sample - rate) : sample;
            started = true;
            since = now;
            bytes = 0;
        }
        return rate;
    }
}
