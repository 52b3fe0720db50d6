package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.truflow.id.PeerId;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.store.TrackerStore;

/**
 * One catalog on its way from the store to the index, a page at a time. Changes that come meanwhile wait, and are
 * applied after it: each says how a path stands, so it does not matter whether the stream had them already.
 */
final class Rebuild {
    /** Pages that can wait. With more, the rebuild is for nothing and begins anew. */
    private static final int MOST_WAITING = 16;

    private final PeerId owner;
    private final SearchIndex engine;
    private final CatalogVersion version;
    private final List<ApplyCatalog> waiting = new ArrayList<>();
    private volatile boolean abandoned;

    /** @param version what the store held before the stream began */
    Rebuild(PeerId owner, SearchIndex engine, CatalogVersion version) {
        this.owner = owner;
        this.engine = engine;
        this.version = version;
    }

    PeerId owner() {
        return owner;
    }

    /** Keeps a page for the end. The lock of the owner is held. */
    void later(ApplyCatalog page) {
        if (page.fresh()) {
            waiting.clear();
        }
        if (waiting.size() == MOST_WAITING) {
            abandon();
        } else {
            waiting.add(page);
        }
    }

    /** The catalog changed so much that the stream is of no use. The lock of the owner is held. */
    void abandon() {
        abandoned = true;
        waiting.clear();
    }

    /** Brings everything over. @return false if it was stopped or abandoned on the way */
    boolean stream(TrackerStore store, BooleanSupplier stop) throws IOException {
        var page = new Page(stop);
        try {
            store.forEach(owner, page::add);
            page.flush(version);
            return true;
        } catch (StoppedException e) {
            return false;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Applies what came meanwhile. The lock of the owner is held. @return false if it has to begin anew */
    boolean finish() throws IOException {
        if (abandoned) {
            return false;
        }
        for (var page : waiting) {
            engine.apply(owner, page.fresh(), page.changes(), page.version());
        }
        return true;
    }

    private final class Page {
        private final BooleanSupplier stop;
        private final List<CatalogChange> changes = new ArrayList<>();
        private boolean first = true;

        private Page(BooleanSupplier stop) {
            this.stop = stop;
        }

        private void add(CatalogChange change) {
            changes.add(change);
            if (changes.size() == ApplyCatalog.MOST) {
                if (abandoned || stop.getAsBoolean()) {
                    throw new StoppedException();
                }
                // Until the last page is there the index holds no version, so that half a catalog is never taken for
                // all of it.
                flush(CatalogVersion.NONE);
            }
        }

        private void flush(CatalogVersion reached) {
            try {
                engine.apply(owner, first, changes, reached);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            first = false;
            changes.clear();
        }
    }

    /** Leaves the store's stream early. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
