package org.truflow.tracker.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.PeerId;

/**
 * A registered user.
 *
 * @param name as shown, NFKC
 * @param skeleton what the name looks like (UTS 39), unique among users
 * @param peers keys bound to the name
 */
public record StoredUser(
        String name, String skeleton, Set<PeerId> peers, Instant registered, Instant lastSeen, Standing standing) {
    public StoredUser {
        peers = Set.copyOf(peers);
    }

    /** A user of whom nothing else was said. */
    public StoredUser(String name, String skeleton, Set<PeerId> peers, Instant registered, Instant lastSeen) {
        this(name, skeleton, peers, registered, lastSeen, Standing.USUAL);
    }

    public StoredUser with(Standing changed) {
        return new StoredUser(name, skeleton, peers, registered, lastSeen, changed);
    }

    /** Returns the user with one more key. */
    public StoredUser with(PeerId peer, StoredDevice device) {
        var more = new HashSet<>(peers);
        more.add(peer);
        return new StoredUser(name, skeleton, more, registered, lastSeen, standing.withDevice(peer, device));
    }

    /** Returns the user with one key less. */
    public StoredUser without(PeerId peer) {
        var fewer = new HashSet<>(peers);
        fewer.remove(peer);
        return new StoredUser(name, skeleton, fewer, registered, lastSeen, standing.withoutDevice(peer));
    }

    /** Returns the user as last there at {@code when}, with {@code peer}. */
    public StoredUser seen(PeerId peer, Instant when) {
        var seen = Optional.ofNullable(standing.devices().get(peer))
                .map(device -> standing.withDevice(peer, new StoredDevice(device.name(), device.added(), when)))
                .orElse(standing);
        return new StoredUser(name, skeleton, peers, registered, when, seen);
    }
}
