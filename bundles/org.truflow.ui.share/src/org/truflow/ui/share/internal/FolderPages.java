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
    private final List<String> folders = new ArrayList<>();
    private Optional<Content> now = Optional.empty();
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
     * @param folders names of the folders among them
     * @param complete whether that is all there is
     * @param failure why the last page did not come
     */
    record Content(
            List<Entry> entries, List<String> folders, boolean complete, boolean loading, Optional<Throwable> failure) {
        Content {
            entries = List.copyOf(entries);
            folders = List.copyOf(folders);
        }

        static final Content UNKNOWN = new Content(List.of(), List.of(), false, true, Optional.empty());
    }

    synchronized Content now() {
        if (now.isEmpty()) {
            var complete = begun && next.isEmpty() && failure.isEmpty() && !loading;
            now = Optional.of(new Content(entries, folders, complete, loading, failure));
        }
        return now.get();
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
            now = Optional.empty();
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
        now = Optional.empty();
        entries.addAll(listing.entries());
        listing.entries().stream()
                .filter(Entry.Folder.class::isInstance)
                .map(Entry::name)
                .forEach(folders::add);
        // Whoever says there is more and sends nothing is not asked for ever.
        next = listing.entries().isEmpty() ? Optional.empty() : listing.next();
    }

    private synchronized void failed(Throwable problem) {
        loading = false;
        now = Optional.empty();
        failure = Optional.of(problem.getCause() == null || !wraps(problem) ? problem : problem.getCause());
    }

    private static boolean wraps(Throwable problem) {
        return problem instanceof CompletionException;
    }
}
