package org.truflow.share.local.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The lanes of all shares, by label. Call from any thread. */
final class Lanes {
    private final ConcurrentMap<String, ShareLane> lanes = new ConcurrentHashMap<>();

    void put(ShareLane lane) {
        lanes.put(lane.root().label(), lane);
    }

    Optional<ShareLane> of(String label) {
        return Optional.ofNullable(lanes.get(label));
    }

    Optional<ShareLane> remove(String label) {
        return Optional.ofNullable(lanes.remove(label));
    }

    int count() {
        return lanes.size();
    }

    /** Returns them as they are now, by label. */
    List<ShareLane> all() {
        return lanes.values().stream()
                .sorted(Comparator.comparing(lane -> lane.root().label()))
                .toList();
    }
}
