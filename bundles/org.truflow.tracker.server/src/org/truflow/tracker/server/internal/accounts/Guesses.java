package org.truflow.tracker.server.internal.accounts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;

/**
 * Makes guessing slow: after each wrong password from one address for one name the next is looked at twice as long
 * later, up to a quarter of an hour. Holds the last 10,000 of them. Safe for any number of threads.
 */
public final class Guesses {
    private static final int MOST = 10_000;
    private static final int DOUBLINGS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final LongSupplier nanoTime;
    private final LinkedHashMap<Guesser, Wrong> wrong = new LinkedHashMap<>(16, 0.75f, true);

    private record Guesser(String name, String address) {}

    private record Wrong(int times, long notBefore) {}

    public Guesses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @throws RefusedException if it is too early for another */
    public synchronized void check(String name, String address) throws RefusedException {
        var before = Optional.ofNullable(wrong.get(new Guesser(name, address)));
        var left = before.map(known -> known.notBefore - nanoTime.getAsLong()).orElse(0L);
        if (left > 0) {
            var wait = Duration.ofSeconds(Math.ceilDiv(left, 1_000_000_000L));
            throw new RefusedException(
                    ErrorCode.TOO_MANY,
                    "wrong passwords were given for this name",
                    "Try again in " + wait.toSeconds() + " s.",
                    Optional.of(wait));
        }
    }

    public synchronized void wrong(String name, String address) {
        var guesser = new Guesser(name, address);
        var times = Optional.ofNullable(wrong.get(guesser)).map(Wrong::times).orElse(0) + 1;
        var wait = Duration.ofSeconds(1L << Math.min(times - 1, DOUBLINGS));
        var bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        wrong.put(guesser, new Wrong(times, nanoTime.getAsLong() + bounded.toNanos()));
        if (wrong.size() > MOST) {
            wrong.pollFirstEntry();
        }
    }

    public synchronized void right(String name, String address) {
        wrong.remove(new Guesser(name, address));
    }
}
