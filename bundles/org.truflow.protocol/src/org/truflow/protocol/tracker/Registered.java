package org.truflow.protocol.tracker;

import java.util.List;
import java.util.Optional;
import org.truflow.protocol.Message;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.Role;

/**
 * @param name as the tracker spells it (NFKC)
 * @param tracker name of the place, for people
 * @param catalog version of this peer's catalog that the tracker holds, durably
 * @param role what the person is here; empty if the tracker knows no roles, and so cannot keep a share from anyone
 * @param groups that the person belongs to
 */
public record Registered(String name, String tracker, CatalogVersion catalog, Optional<Role> role, List<String> groups)
        implements Message {
    public Registered {
        groups = List.copyOf(groups);
    }

    /** By a tracker that knows no roles. */
    public Registered(String name, String tracker, CatalogVersion catalog) {
        this(name, tracker, catalog, Optional.empty(), List.of());
    }
}
