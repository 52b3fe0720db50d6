package org.truflow.tracker.store;

import java.time.Instant;
import java.util.Set;
import org.truflow.id.PeerId;

/**
 * A registered user.
 *
 * @param name as shown, NFKC
 * @param skeleton what the name looks like (UTS 39), unique among users
 * @param peers keys bound to the name
 */
public record StoredUser(String name, String skeleton, Set<PeerId> peers, Instant registered, Instant lastSeen) {
    public StoredUser {
        peers = Set.copyOf(peers);
    }
}
