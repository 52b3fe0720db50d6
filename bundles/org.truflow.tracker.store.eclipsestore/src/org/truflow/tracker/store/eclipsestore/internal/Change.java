package org.truflow.tracker.store.eclipsestore.internal;

import java.util.List;
import java.util.Map;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;

/** What a record of the journal says. */
sealed interface Change {
    record PutUser(StoredUser user) implements Change {}

    record RemoveUser(String name) implements Change {}

    record PutBan(StoredBan ban) implements Change {}

    record RemoveBan(String skeleton) implements Change {}

    record PutNote(StoredNote note) implements Change {}

    record RemoveNote(String kind, String key) implements Change {}

    /** A user and a note in one. */
    record PutBoth(StoredUser user, StoredNote note) implements Change {}

    record Apply(
            PeerId owner,
            boolean fresh,
            List<CatalogChange> changes,
            CatalogVersion version,
            Map<String, Audience> audiences)
            implements Change {}

    record Move(PeerId from, PeerId to) implements Change {}
}
