package org.truflow.ui.share.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;

/** A folder as far as it was asked for: one page at a time, the next when somebody scrolls. For any number of threads; does not wait. */
final class FolderPages {
    static final int PAGE = 1_000;
    /** Entries of one folder, however far somebody scrolls. */
    static final int MOST = 1_000_000;

    private final Catalog catalog;
    private final String path;
    private final Runnable changed;
    private final List<Entry> entries = new ArrayList<>();
    private Optional<String> next = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private boolean begun;
    private boolean loading;

    /** @param changed called on any thread */
    FolderPages(Catalog catalog, String path, Runnable changed) {
        this.catalog = catalog;
        this.path = path;
        this.changed = changed;
    }

    /**
     * What is known now.
     *
     * @param complete whether that is all there is
     * @param failure why the last page did not come
     */
    record Content(List<Entry> entries, boolean complete, boolean loading, Optional<Throwable> failure) {
        Content {
            entries = List.copyOf(entries);
        }

        static final Content UNKNOWN = new Content(List.of(), false, true, Optional.empty());

        /** Returns the folders among them. */
        List<String> folders() {
            return entries.stream()
                    .filter(Entry.Folder.class::isInstance)
                    .map(Entry::name)
                    .toList();
        }
    }

    synchronized Content now() {
        return new Content(entries, begun && next.isEmpty() && failure.isEmpty() && !loading, loading, failure);
    }

    synchronized int size() {
        return entries.size();
    }

    /** Asks for the first page if nobody did. */
    void open() {
        synchronized (this) {
            if (begun) {
                return;
            }
        }
        more();
    }

    /** Asks for the next page, or again for one that did not come, unless one is on its way or nothing is missing. */
    void more() {
        Optional<String> after;
        synchronized (this) {
            if (loading || begun && next.isEmpty() && failure.isEmpty() || entries.size() >= MOST) {
                return;
            }
            loading = true;
            begun = true;
            failure = Optional.empty();
            after = next;
        }
        catalog.page(path, after, PAGE).whenComplete((listing, problem) -> {
            if (problem == null) {
                take(listing);
            } else {
                failed(problem);
            }
            changed.run();
        });
    }

    private synchronized void take(Listing listing) {
        loading = false;
        entries.addAll(listing.entries());
        // Whoever says there is more and sends nothing is not asked for ever.
        next = listing.entries().isEmpty() ? Optional.empty() : listing.next();
    }

    private synchronized void failed(Throwable problem) {
        loading = false;
        failure = Optional.of(problem.getCause() == null || !wraps(problem) ? problem : problem.getCause());
    }

    private static boolean wraps(Throwable problem) {
        return problem instanceof CompletionException;
    }
}
