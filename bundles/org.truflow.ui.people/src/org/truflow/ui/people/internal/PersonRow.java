package org.truflow.ui.people.internal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;

/**
 * A person in the list.
 *
 * @param self whether it is who sits here
 * @param trusted whether files from all keys of the person are accepted without asking
 */
record PersonRow(
        String user,
        String directory,
        Presence presence,
        Instant lastSeen,
        Set<PeerId> peers,
        Set<String> groups,
        boolean self,
        boolean trusted) {

    /** Returns what it is the same by in the next snapshot. */
    Object key() {
        return List.of(directory, user);
    }

    boolean there() {
        return presence != Presence.OFFLINE;
    }

    /** Returns the ids of all devices, one a line. */
    String ids() {
        return peers.stream().sorted().map(PeerId::toString).collect(Collectors.joining("\n"));
    }
}
