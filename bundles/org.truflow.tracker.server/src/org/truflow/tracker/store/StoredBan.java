package org.truflow.tracker.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.PeerId;

/**
 * Someone kept out.
 *
 * @param name as whoever made it wrote it: a name, a key or a range of addresses
 * @param skeleton what identifies the ban: what the name looks like, or a text that no name looks like
 * @param peers keys kept out with it
 * @param range addresses kept out, as {@code 192.0.2.0/24}; empty if none are
 * @param reason told to whom it hits
 * @param by who made it
 * @param until when it ends by itself
 */
public record StoredBan(
        String name,
        String skeleton,
        Set<PeerId> peers,
        String range,
        String reason,
        String by,
        Instant since,
        Optional<Instant> until) {
    public StoredBan {
        peers = Set.copyOf(peers);
    }

    /** A ban of a name and its keys, for good, by the owner. */
    public StoredBan(String name, String skeleton, Set<PeerId> peers, String reason, Instant since) {
        this(name, skeleton, peers, "", reason, "owner", since, Optional.empty());
    }

    /** Returns whether it still holds at {@code now}. */
    public boolean holds(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }
}
