package org.truflow.tracker.client.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.truflow.event.Subscription;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;

/** Where the catalog of this installation comes from, when there is one: the engine that shares may be stopped and started. */
final class FeedSlot {
    private volatile @Nullable CatalogFeed feed;
    private volatile Runnable changed = () -> {};
    private @Nullable Subscription subscription;

    /** Has {@code listener} called when the feed or its catalog changed; on any thread, must not wait. */
    void listen(Runnable listener) {
        changed = listener;
    }

    @Nullable
    CatalogFeed feed() {
        return feed;
    }

    /** Returns the version of the catalog; {@link CatalogVersion#NONE} while there is none. */
    CatalogVersion version() {
        var now = feed;
        return now == null ? CatalogVersion.NONE : now.version();
    }

    synchronized void fill(CatalogFeed with) {
        leave();
        feed = with;
        subscription = with.subscribe(() -> changed.run());
        changed.run();
    }

    synchronized void clear(CatalogFeed of) {
        if (feed == of) {
            leave();
            changed.run();
        }
    }

    private void leave() {
        feed = null;
        var old = subscription;
        if (old != null) {
            old.close();
        }
        subscription = null;
    }
}
