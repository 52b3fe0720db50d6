package org.truflow.chat.direct.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.truflow.id.PeerId;

/** How much is taken from each installation: so much a minute, up to a minute's worth at once. For several threads. */
public final class Budget {
    private static final long MINUTE = 60_000_000_000L;
    private static final int MOST = 10_000;

    private final int perMinute;
    private final LongSupplier nanos;
    private final Map<PeerId, Purse> purses = new HashMap<>();

    private record Purse(double left, long at) {}

    /** @param nanos as {@link System#nanoTime} */
    Budget(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    /** Returns whether one more may be taken, and counts it. */
    public synchronized boolean take(PeerId peer) {
        var now = nanos.getAsLong();
        if (purses.size() >= MOST) {
            purses.values().removeIf(purse -> left(purse, now) >= perMinute);
        }
        var purse = purses.getOrDefault(peer, new Purse(perMinute, now));
        var left = left(purse, now);
        purses.put(peer, new Purse(left < 1 ? left : left - 1, now));
        return left >= 1;
    }

    private double left(Purse purse, long now) {
        return Math.min(perMinute, purse.left() + (double) (now - purse.at()) * perMinute / MINUTE);
    }
}
