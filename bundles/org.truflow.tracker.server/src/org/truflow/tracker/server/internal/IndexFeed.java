package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.store.TrackerStore;

/**
 * Keeps the search index where the store is, whenever there is one. Pages go straight into it as they come; a catalog
 * whose version differs (the index is new, was lost, failed) is streamed from the store in the background.
 */
final class IndexFeed {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    private final TrackerStore store;
    private final OwnerLocks locks;
    private final Signal work = new Signal();
    private final Signal pause = new Signal();
    private final Thread thread;

    // Guarded by this.
    private final Set<PeerId> stale = new LinkedHashSet<>();
    private int done;
    private String problem = "";

    private volatile @Nullable SearchIndex index;
    private volatile @Nullable Rebuild rebuild;
    private volatile boolean closing;

    IndexFeed(TrackerStore store, OwnerLocks locks) {
        this.store = store;
        this.locks = locks;
        this.thread = Thread.ofVirtual().name("tracker-index-feed").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    Optional<SearchIndex> index() {
        var engine = index;
        return engine == null ? Optional.empty() : Optional.of(engine);
    }

    /** An engine came: compares what it holds with the store, in the background. */
    void use(SearchIndex engine) {
        synchronized (this) {
            stale.clear();
            done = 0;
            problem = "";
            index = engine;
            stale.addAll(store.catalogs());
            stale.addAll(engine.owners());
        }
        work.raise();
        pause.raise();
    }

    /** An engine goes; what it is being told ends soon. */
    void release(SearchIndex engine) {
        synchronized (this) {
            if (index == engine) {
                index = null;
                stale.clear();
            }
        }
        work.raise();
        pause.raise();
    }

    /** Tells the index of a page that the store has. The lock of the owner is held. */
    void applied(PeerId owner, ApplyCatalog page) {
        var engine = index;
        if (engine == null) {
            return;
        }
        var underWay = rebuild;
        if (underWay != null && underWay.owner().equals(owner)) {
            underWay.later(page);
            return;
        }
        try {
            if (page.fresh() || engine.version(owner).equals(page.since())) {
                engine.apply(owner, page.fresh(), page.changes(), page.version());
                return;
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            failed(engine, "the search index did not take a change", e);
        }
        stale(owner);
    }

    /** Forgets a catalog that left the store. The lock of the owner is held. */
    void dropped(PeerId owner) {
        var engine = index;
        var underWay = rebuild;
        if (underWay != null && underWay.owner().equals(owner)) {
            underWay.abandon();
            stale(owner);
        } else if (engine != null) {
            try {
                engine.drop(owner);
            } catch (IOException | RuntimeException | LinkageError e) {
                failed(engine, "the search index did not forget a catalog", e);
                stale(owner);
            }
        }
    }

    /** Has a catalog compared, and brought over anew if it differs. */
    void stale(PeerId owner) {
        synchronized (this) {
            if (index == null) {
                return;
            }
            stale.add(owner);
        }
        work.raise();
    }

    /** Returns what does not work now, for people. */
    synchronized List<String> problems() {
        if (index == null) {
            return List.of(Finder.NOT_RUNNING);
        }
        if (!problem.isEmpty()) {
            return List.of(problem);
        }
        var left = stale.size() + (rebuild == null ? 0 : 1);
        return left == 0
                ? List.of()
                : List.of("the search index is being rebuilt: " + done + " of " + (done + left) + " catalogs done");
    }

    /** Returns when the index is left alone. */
    void close() {
        closing = true;
        index = null;
        work.raise();
        pause.raise();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            work.await();
            for (var owner = next(); owner != null; owner = next()) {
                if (!bringUpToDate(owner)) {
                    pause.await(AFTER_A_FAILURE);
                }
            }
        }
    }

    private synchronized @Nullable PeerId next() {
        if (stale.isEmpty() || index == null) {
            done = 0;
            return null;
        }
        var owner = stale.iterator().next();
        stale.remove(owner);
        return owner;
    }

    /** @return false if the engine failed, so that it is better left alone for a while */
    private boolean bringUpToDate(PeerId owner) {
        var engine = index;
        if (engine == null) {
            return true;
        }
        try {
            var begun = locks.holding(owner, () -> begin(engine, owner));
            if (begun != null) {
                rebuild(engine, begun);
            }
            synchronized (this) {
                done++;
                problem = "";
            }
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            failed(engine, "the search index did not take a catalog", e);
            stale(owner);
            return false;
        }
    }

    private @Nullable Rebuild begin(SearchIndex engine, PeerId owner) throws IOException {
        var held = store.version(owner);
        if (engine.version(owner).equals(held)) {
            return null;
        }
        if (held.equals(CatalogVersion.NONE)) {
            engine.drop(owner);
            return null;
        }
        var begun = new Rebuild(owner, engine, held);
        rebuild = begun;
        return begun;
    }

    private void rebuild(SearchIndex engine, Rebuild begun) throws IOException {
        var complete = false;
        try {
            complete = begun.stream(store, () -> closing || index != engine);
        } finally {
            var streamed = complete;
            locks.holding(begun.owner(), () -> {
                rebuild = null;
                if (!streamed || !begun.finish()) {
                    stale(begun.owner());
                }
                return null;
            });
        }
    }

    /** @param failure also a linkage error: the engine's bundle may have been taken away in the middle of a call */
    private void failed(SearchIndex engine, String what, Throwable failure) {
        boolean known;
        synchronized (this) {
            if (index != engine) {
                return; // It was stopped in the middle of a call: the next one is brought up to date.
            }
            known = !problem.isEmpty();
            problem = what + ": " + failure.getMessage();
        }
        if (!known) {
            LOG.warn("{}; it is tried again", what, failure);
        }
    }
}
