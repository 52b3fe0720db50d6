package org.truflow.directory;

import java.time.Instant;
import java.util.Set;
import org.truflow.id.PeerId;

/**
 * A registered user.
 *
 * @param name unique in its directory
 * @param peers the installations whose keys are bound to the name
 * @param lastSeen when the last of them was last there, by the directory's clock
 * @param groups that the directory says the person belongs to
 */
public record Person(String name, Set<PeerId> peers, Presence presence, Instant lastSeen, Set<String> groups) {
    public Person {
        peers = Set.copyOf(peers);
        groups = Set.copyOf(groups);
    }

    /** Someone of no group. */
    public Person(String name, Set<PeerId> peers, Presence presence, Instant lastSeen) {
        this(name, peers, presence, lastSeen, Set.of());
    }
}
