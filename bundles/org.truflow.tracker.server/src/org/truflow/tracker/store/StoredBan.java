package org.truflow.tracker.store;

import java.time.Instant;
import java.util.Set;
import org.truflow.id.PeerId;

/** Someone kept out. @param name as the owner wrote it; {@code skeleton} what it looks like; {@code peers} keys kept out with it */
public record StoredBan(String name, String skeleton, Set<PeerId> peers, String reason, Instant since) {
    public StoredBan {
        peers = Set.copyOf(peers);
    }
}
