package org.truflow.transfer.swarm.internal.plan;

/**
 * How much may be asked of one source that is not written yet: twice what is on its way at the speed of the source, and a
 * hundredth of a second's worth. So a fast or distant source never runs dry, a slow one does not hold what others could fetch
 * sooner, and a process that dies loses little more than what was on its way.
 *
 * <p>What is on its way is speed times delay. The delay is the shortest between a request and the end of its writing, without
 * the time that its bytes themselves take; since requests that wait for each other lengthen it, now and then one is sent
 * alone. One owner at a time; no clock of its own.
 */
public final class Window {
    private static final int LEAST_BLOCK = 1 << 15;
    private static final int MOST_BLOCK = 1 << 19;
    private static final int FIRST_BLOCK = 1 << 18;
    private static final int BLOCKS = 4;
    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_REQUESTS = 256;
    private static final double SPARE = 2;
    private static final double AHEAD_SECONDS = 0.01;
    private static final long LEAST_AHEAD = 1 << 17;
    private static final long MOST_AHEAD = 5 << 17;
    private static final double NEW_SAMPLE = 0.3;
    private static final long INTERVAL_NANOS = 50_000_000L;
    private static final long LOOK_AGAIN_NANOS = 15_000_000_000L;

    private long since;
    private long idleSince;
    private long bytes;
    private double rate;
    private long waitingBytes;
    private int waiting;
    private long delay;
    private long delayAt;
    private long delayed;
    private boolean probing;
    private boolean alone;

    /** Returns whether another request may be sent now. */
    public boolean open() {
        return probing ? waiting == 0 : waiting < MOST_REQUESTS && waitingBytes < limit();
    }

    /** Returns how many bytes may be on their way. */
    long limit() {
        if (rate == 0) {
            return (long) BLOCKS * FIRST_BLOCK;
        }
        var way = Math.max(0, rate * delay / 1e9 - delayed);
        var ahead = Math.clamp((long) (rate * AHEAD_SECONDS), LEAST_AHEAD, MOST_AHEAD);
        return Math.min(MOST_BYTES, (long) (SPARE * way) + ahead);
    }

    /** Returns how many bytes to ask for in one request, a power of two: fewer of a slow source, so that an answer comes before anyone gives up. */
    public int block() {
        return (int) Math.clamp(Long.highestOneBit(limit() / BLOCKS), LEAST_BLOCK, MOST_BLOCK);
    }

    /** @param size bytes expected; {@code now} nanoseconds */
    public void asked(int size, long now) {
        if (waiting == 0) {
            // Time in which nothing was asked says nothing about the source.
            since += now - idleSince;
            alone = probing;
        }
        waiting++;
        waitingBytes += size;
    }

    /**
     * A request is over: what it brought is written, or useless, or it failed.
     *
     * @param size as given to {@link #asked}
     * @param got whether the bytes came
     * @param asked when, in nanoseconds
     */
    public void over(int size, boolean got, long asked, long now) {
        var wasAlone = alone;
        if (wasAlone) {
            alone = false;
            probing = false;
        }
        waiting--;
        waitingBytes -= size;
        if (got) {
            bytes += size;
            took(size, now - asked, wasAlone, now);
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

    private void took(int size, long nanos, boolean wasAlone, long now) {
        if (delay == 0 || nanos <= delay || wasAlone) {
            delay = nanos;
            delayed = size;
            delayAt = now;
        } else if (now - delayAt > LOOK_AGAIN_NANOS) {
            probing = true;
        }
    }

    /** Returns how many requests are not over yet. */
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
