package org.truflow.transfer.swarm.internal.swarm;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.truflow.id.PeerId;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.swarm.internal.plan.Meter;

/** What comes in for a download that has its turn, and from whom. Confined to the lane. */
final class Flow {
    private static final int MOST_SHARES = 100;
    private static final double LEFT_SECONDS = 30;
    private static final long MOST_LEFT = Duration.ofDays(3_650).toSeconds();

    /**
     * How it flows at one moment.
     *
     * @param sources empty if nothing is known but what the item says
     */
    record Now(double speed, Optional<Duration> left, Optional<List<SourceShare>> sources) {}

    /** Nothing flows. */
    static final Now NONE = new Now(0, Optional.empty(), Optional.empty());

    private static final class Share {
        final String user;
        final Meter meter = new Meter();
        long bytes;
        int rejected;

        Share(String user, long now) {
            this.user = user;
            meter.start(now);
        }
    }

    private final Meter speed = new Meter();
    private final Meter slow = new Meter(LEFT_SECONDS);
    private final Map<PeerId, Share> shares = new LinkedHashMap<>();
    private final long since;

    /** @param before what came from whom in earlier turns */
    Flow(List<SourceShare> before, long now) {
        since = now;
        speed.start(now);
        slow.start(now);
        for (var old : before) {
            var share = share(old.peer(), old.user());
            share.bytes = old.bytes();
            share.rejected = old.rejected();
        }
    }

    private Share share(PeerId from, String user) {
        return shares.computeIfAbsent(from, _ -> new Share(user, since));
    }

    void got(PeerId from, String user, long bytes) {
        speed.add(bytes);
        slow.add(bytes);
        var share = share(from, user);
        share.bytes += bytes;
        share.meter.add(bytes);
    }

    void rejected(PeerId from, String user) {
        share(from, user).rejected++;
    }

    /** @param missing bytes; negative while not known */
    Now now(long now, long missing) {
        var rate = slow.rate(now);
        Optional<Duration> left = missing < 0 || rate < 1
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.min(MOST_LEFT, Math.ceil(missing / rate))));
        return new Now(speed.rate(now), left, Optional.of(shares(share -> share.meter.rate(now))));
    }

    /** Returns what each source gave, the busiest first. */
    List<SourceShare> shares() {
        return shares(_ -> 0);
    }

    private List<SourceShare> shares(ToDoubleFunction<Share> speedOf) {
        return shares.entrySet().stream()
                .map(each -> {
                    var share = each.getValue();
                    return new SourceShare(
                            each.getKey(), share.user, share.bytes, share.rejected, speedOf.applyAsDouble(share));
                })
                .sorted(Comparator.comparingLong(SourceShare::bytes).reversed())
                .limit(MOST_SHARES)
                .toList();
    }
}
