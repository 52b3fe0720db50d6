package org.truflow.ui.share.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.truflow.share.Share;

/** How far the hashing of all shares is, and how long it takes from here, by what was done in the last half minute. For one thread at a time. */
final class HashingPace {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long hashed) {}

    /**
     * @param percent 0 to 100, of the bytes listed so far
     * @param files still to be hashed
     * @param scanning whether more may be found
     * @param left empty while not known
     */
    record Estimate(int percent, long files, boolean scanning, Optional<Duration> left) {}

    HashingPace(Clock clock) {
        this.clock = clock;
    }

    /** Returns how it stands; empty if nothing is to be done. */
    Optional<Estimate> next(List<Share> shares) {
        var bytes = shares.stream().mapToLong(Share::bytes).sum();
        var hashed = shares.stream().mapToLong(Share::hashedBytes).sum();
        var files = shares.stream()
                .mapToLong(share -> Math.max(0, share.files() - share.hashedFiles()))
                .sum();
        var scanning = shares.stream().anyMatch(Share::scanning);
        if (files == 0 && !scanning) {
            samples.clear();
            return Optional.empty();
        }
        var percent = bytes <= 0 ? 0 : (int) Math.min(100, hashed * 100.0 / bytes);
        return Optional.of(new Estimate(percent, files, scanning, left(Math.max(0, bytes - hashed), hashed)));
    }

    private Optional<Duration> left(long remaining, long hashed) {
        var now = clock.instant();
        if (!samples.isEmpty() && samples.getLast().hashed() > hashed) {
            // A share was taken back.
            samples.clear();
        }
        if (samples.isEmpty() || Duration.between(samples.getLast().at(), now).toMillis() >= 200) {
            samples.add(new Sample(now, hashed));
        }
        while (samples.size() > 2
                && Duration.between(samples.getFirst().at(), now).compareTo(WINDOW) > 0) {
            samples.removeFirst();
        }
        var time = Duration.between(samples.getFirst().at(), now);
        var done = hashed - samples.getFirst().hashed();
        return time.compareTo(LEAST) < 0 || done <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(remaining * (time.toMillis() / 1_000.0) / done)));
    }
}
