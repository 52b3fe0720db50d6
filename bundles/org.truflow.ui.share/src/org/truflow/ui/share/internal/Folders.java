package org.truflow.ui.share.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The folders of one person that were looked at; those that were not looked at for long are forgotten. For any number of threads. */
final class Folders {
    /** Entries kept, of all folders together. */
    static final int MOST = 500_000;

    private final Catalog catalog;
    private final Consumer<String> changed;
    private final Map<String, FolderPages> byPath = new LinkedHashMap<>(16, 0.75f, true);

    /** @param changed told on any thread of which folder more is known */
    Folders(Catalog catalog, Consumer<String> changed) {
        this.catalog = catalog;
        this.changed = changed;
    }

    /** Returns a folder, asked for if nobody did. */
    FolderPages open(String path) {
        FolderPages pages;
        synchronized (this) {
            pages = byPath.computeIfAbsent(path, each -> new FolderPages(catalog, each, () -> changed.accept(each)));
            forget(path);
        }
        pages.open();
        return pages;
    }

    /** Returns what is known of a folder, without asking. */
    synchronized FolderPages.Content known(String path) {
        var pages = byPath.get(path);
        return pages == null ? FolderPages.Content.UNKNOWN : pages.now();
    }

    /** Forgets all, so that it is asked for again. */
    synchronized void forget() {
        byPath.clear();
    }

    private void forget(String but) {
        var total = byPath.values().stream().mapToLong(FolderPages::size).sum();
        for (var path : new ArrayList<>(byPath.keySet())) {
            if (total <= MOST) {
                return;
            }
            if (!path.equals(but) && !path.isEmpty()) {
                total -= byPath.get(path).size();
                byPath.remove(path);
            }
        }
    }
}
