package org.truflow.ui.transfer.internal;

import java.util.Arrays;

/** How fast something went, second by second, of the last minutes. Any thread. */
final class Samples {
    /** So many seconds are known. */
    static final int SECONDS = 300;

    private final double[] speeds = new double[SECONDS];
    private long last;
    private long first = Long.MAX_VALUE;

    /** @param second since 1970; of several in a second the last counts */
    synchronized void add(long second, double speed) {
        first = Math.min(first, second);
        if (last == 0) {
            last = second;
        }
        advance(second);
        speeds[place(second)] = speed;
    }

    /** Nobody tells that nothing changed: until told otherwise it goes on as it was. */
    private void advance(long second) {
        if (second - last >= SECONDS) {
            Arrays.fill(speeds, speeds[place(last)]);
            last = second;
        }
        while (last < second) {
            speeds[place(last + 1)] = speeds[place(last)];
            last++;
        }
    }

    private static int place(long second) {
        return (int) (second % SECONDS);
    }

    /** Returns what is known up to now, a number a second, the oldest first. */
    synchronized double[] until(long second) {
        if (last == 0) {
            return new double[0];
        }
        advance(second);
        var count = (int) Math.min(SECONDS, last - first + 1);
        var found = new double[count];
        for (var i = 0; i < count; i++) {
            found[i] = speeds[place(last - count + 1 + i)];
        }
        return found;
    }
}
