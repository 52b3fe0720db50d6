package org.truflow.transfer.swarm.internal.rate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Keeps downloads to their limits: what is asked for is what will come, so nothing is asked while the gate is shut. One owner at a
 * time; no clock of its own, times are nanoseconds.
 */
public final class DownloadGate {
    private static final long LOOK_EVERY = 1_000_000_000L;

    private final LongSupplier total;
    private final ToLongFunction<String> ofUser;
    private final Bucket all;
    private final Map<String, Bucket> users = new HashMap<>();
    private long lookAt;

    /**
     * @param total bytes a second of all downloads, 0 for no limit
     * @param ofUser bytes a second from a user, 0 for no limit
     */
    public DownloadGate(LongSupplier total, ToLongFunction<String> ofUser, long now) {
        this.total = total;
        this.ofUser = ofUser;
        this.all = new Bucket(now);
        this.lookAt = now;
    }

    /** Without a limit. */
    public static DownloadGate open(long now) {
        return new DownloadGate(() -> 0, _ -> 0, now);
    }

    /** Returns whether something may be asked of {@code user} now. */
    public boolean isOpen(String user, long now) {
        if (now - lookAt >= 0) {
            look(now);
        }
        return all.readyIn(now) == 0 && of(user, now).readyIn(now) == 0;
    }

    /** Looks at the limits now: they are others. */
    public void look(long now) {
        lookAt = now + LOOK_EVERY;
        all.limit(total.getAsLong(), now);
        users.forEach((user, bucket) -> bucket.limit(ofUser.applyAsLong(user), now));
        users.values().removeIf(bucket -> !bucket.limited());
    }

    private Bucket of(String user, long now) {
        return users.computeIfAbsent(user, _ -> {
            var fresh = new Bucket(now);
            fresh.limit(ofUser.applyAsLong(user), now);
            return fresh;
        });
    }

    /** Notes that so many bytes were asked for. */
    public void asked(String user, int bytes, long now) {
        all.take(bytes, now);
        of(user, now).take(bytes, now);
    }

    /** Notes that bytes that were asked for did not come. */
    public void refused(String user, int bytes, long now) {
        all.give(bytes);
        of(user, now).give(bytes);
    }
}
