package org.truflow.tracker.server.internal;

import java.util.Optional;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.tracker.search.Sight;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** Who may see which share: what search, browsing and the lookup of sources ask alike. From memory. */
final class Sights {
    private final TrackerStore store;
    private final Accounts accounts;

    Sights(TrackerStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /** Returns what the user of a key may see, as things stand now. */
    Sight of(PeerId asker) {
        return of(accounts.of(asker));
    }

    /** Returns what the user of a name may see, as things stand now. */
    Sight of(String name) {
        return of(accounts.exactly(name));
    }

    private Sight of(Optional<StoredUser> user) {
        return (owner, share) -> {
            var audience = store.audiences(owner).getOrDefault(share, Audience.EVERYONE);
            return (audience instanceof Audience.Everyone || belongs(user, owner, audience))
                    && accounts.visible(owner).isPresent();
        };
    }

    /** Returns whether a share is for everyone. */
    boolean everyone(PeerId owner, String share) {
        return store.audiences(owner).getOrDefault(share, Audience.EVERYONE) instanceof Audience.Everyone;
    }

    private static boolean belongs(Optional<StoredUser> asker, PeerId owner, Audience audience) {
        return asker.filter(user -> user.peers().contains(owner)
                        || audience.includes(user.name(), user.standing().groups()))
                .isPresent();
    }
}
