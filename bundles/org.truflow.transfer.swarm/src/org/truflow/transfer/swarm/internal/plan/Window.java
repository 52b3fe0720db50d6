package org.truflow.transfer.swarm.internal.plan;

/**
 * How much may be asked of one source before it has answered: about a tenth of a second's worth, so that a fast or distant
 * source never runs dry and a slow one does not hold what others could fetch sooner. One owner at a time; no clock of its own.
 */
public final class Window {
    private static final int FULL_BLOCK = 1 << 20;
    private static final int SMALL_BLOCK = 1 << 18;
    private static final int LEAST_BLOCKS = 4;
    private static final int FIRST_BLOCKS = 8;
    private static final long MOST_BYTES = 4L << 20;
    private static final int MOST_REQUESTS = 256;
    private static final double FAST = 2e6;
    private static final double AHEAD_SECONDS = 0.1;
    private static final double NEW_SAMPLE = 0.3;
    private static final long INTERVAL_NANOS = 50_000_000L;

    private long since;
    private long idleSince;
    private long bytes;
    private double rate;
    private long waitingBytes;
    private int waiting;

    /** Returns whether another request may be sent now. */
    public boolean open() {
        return waiting < MOST_REQUESTS && waitingBytes < limit();
    }

    private long limit() {
        return rate == 0
                ? (long) FIRST_BLOCKS * SMALL_BLOCK
                : Math.clamp((long) (rate * AHEAD_SECONDS), (long) LEAST_BLOCKS * block(), MOST_BYTES);
    }

    /** Returns how many bytes to ask for in one request: fewer of a slow source, so that an answer comes before anyone gives up. */
    public int block() {
        return rate < FAST ? SMALL_BLOCK : FULL_BLOCK;
    }

    /** @param size bytes expected; {@code now} nanoseconds */
    public void asked(int size, long now) {
        if (waiting == 0) {
            // Time in which nothing was asked says nothing about the source.
            since += now - idleSince;
        }
        waiting++;
        waitingBytes += size;
    }

    /**
     * A request is over.
     *
     * @param size as given to {@link #asked}
     * @param got whether the bytes came
     */
    public void over(int size, boolean got, long now) {
        waiting--;
        waitingBytes -= size;
        if (got) {
            bytes += size;
        }
        var elapsed = now - since;
        if (elapsed >= INTERVAL_NANOS) {
            var sample = bytes * 1e9 / elapsed;
            rate = rate == 0 ? sample : rate + NEW_SAMPLE * (sample - rate);
            since = now;
            bytes = 0;
        }
        if (waiting == 0) {
            idleSince = now;
        }
    }

    /** Returns how many requests are not answered yet. */
    public int waiting() {
        return waiting;
    }

    /** Returns bytes a second while it was asked; 0 before it is known. */
    public double rate() {
        return rate;
    }

    /** Returns how long another source may take for {@code size} bytes before this one had better do it, in nanoseconds. */
    public long patience(int size) {
        var own = rate <= 0 ? 0 : 3 * size / rate;
        return (long) (Math.clamp(own, 1, 30) * 1e9);
    }
}
