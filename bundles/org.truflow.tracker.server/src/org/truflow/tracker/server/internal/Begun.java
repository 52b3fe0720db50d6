package org.truflow.tracker.server.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/**
 * Who has begun to fetch which content and hands out pieces of it, as they said within the last minutes. In memory only, and
 * bounded: what was said longest ago is forgotten first. Safe for any number of threads.
 */
final class Begun {
    private static final int MOST = 100_000;
    private static final int MOST_EACH = 50;
    private static final long FRESH = Duration.ofMinutes(3).toNanos();

    private record Said(ContentHash content, PeerId peer) {}

    private final LongSupplier nanoTime;
    private final Map<Said, Long> said = new LinkedHashMap<>();
    private final Map<ContentHash, Map<PeerId, Long>> peers = new LinkedHashMap<>();

    Begun(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** {@code peer} says that it has pieces of {@code content}. */
    synchronized void say(ContentHash content, PeerId peer) {
        var now = nanoTime.getAsLong();
        var each = new Said(content, peer);
        forget(each);
        said.put(each, now);
        peers.computeIfAbsent(content, _ -> new LinkedHashMap<>()).put(peer, now);
        while (said.size() > MOST || tooOld(now)) {
            forget(said.keySet().iterator().next());
        }
    }

    private boolean tooOld(long now) {
        return !said.isEmpty() && now - said.values().iterator().next() > FRESH;
    }

    private void forget(Said each) {
        if (said.keySet().remove(each)) {
            var others = peers.getOrDefault(each.content, Map.of());
            others.remove(each.peer);
            if (others.isEmpty()) {
                peers.remove(each.content);
            }
        }
    }

    /** Returns who said so of {@code content}, the last first. */
    synchronized List<PeerId> of(ContentHash content) {
        var now = nanoTime.getAsLong();
        var found = new ArrayList<PeerId>();
        peers.getOrDefault(content, Map.of()).forEach((peer, when) -> {
            if (now - when <= FRESH) {
                found.addFirst(peer);
            }
        });
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST_EACH)));
    }
}
