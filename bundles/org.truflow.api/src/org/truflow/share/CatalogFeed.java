package org.truflow.share;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.truflow.event.Subscription;

/**
 * This installation's catalog as a log of changes: each path stands in it once, at the number of its last change.
 * Whoever mirrors the catalog asks for what came after the version it holds, in pages, and can stop and go on at
 * any page. Call from any thread; {@link #changes} reads the disk.
 */
public interface CatalogFeed {

    /** Returns the version of the last change. */
    CatalogVersion version();

    /**
     * Returns what came after {@code since}, oldest first.
     *
     * @param since version the asker holds. If its epoch is not ours, or the log no longer reaches back so far, the
     *     page says {@code fresh} and begins at the beginning
     * @param limit most changes wanted, at least 1
     * @throws IOException if the catalog cannot be read
     */
    Page changes(CatalogVersion since, int limit) throws IOException;

    /** Calls {@code listener} after the version changed, one call at a time, on an engine thread; changes may be merged. */
    Subscription subscribe(Runnable listener);

    /**
     * @param fresh whether the asker must forget what it has before it applies the page
     * @param version what the asker holds after it applied the page
     * @param more whether there is more after the page
     * @param audiences who may see which share once the page is applied, by label; all others are for everyone. While pages
     *     are missing this keeps back more than at the end, so that nothing shows that was never meant for someone
     */
    record Page(
            boolean fresh,
            List<CatalogChange> changes,
            CatalogVersion version,
            boolean more,
            Map<String, Audience> audiences) {
        public Page {
            changes = List.copyOf(changes);
            audiences = Map.copyOf(audiences);
        }

        /** A page of a catalog that is for everyone. */
        public Page(boolean fresh, List<CatalogChange> changes, CatalogVersion version, boolean more) {
            this(fresh, changes, version, more, Map.of());
        }
    }
}
