package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/**
 * Works out what a page of changes makes of a catalog. The page is first collected over the catalog as it is: rows put,
 * rows removed, folders removed with all below them. Then it is merged in once.
 */
final class CatalogEdit {
    private final Catalog base;
    private final TreeMap<Key, Optional<Row>> rows = new TreeMap<>();
    /** Folders whose rows in {@code base} are gone; what came after is in {@code rows}. */
    private final Set<String> removed = new HashSet<>();

    private final Set<String> known = new HashSet<>();
    private long written;

    CatalogEdit(Catalog base) {
        this.base = base;
    }

    /** @throws IllegalArgumentException if a path is none that a catalog can hold */
    Catalog apply(List<CatalogChange> changes, CatalogVersion version, Map<String, Audience> audiences, WarmChunks warm)
            throws IOException {
        for (var change : changes) {
            CatalogPath.check(change.path());
            switch (change) {
                case CatalogChange.File file -> put(file);
                case CatalogChange.Folder folder -> putFolder(folder.path());
                case CatalogChange.Removed gone -> remove(gone.path());
            }
        }
        var merge = new Merge(base, rows, removed, warm);
        var catalog = new Catalog(version, merge.merged(), audiences);
        written = merge.written();
        return catalog;
    }

    /** Returns the bytes of the chunks that {@link #apply} made. */
    long written() {
        return written;
    }

    private void put(CatalogChange.File file) throws IOException {
        putFolder(CatalogPath.parent(file.path()));
        var key = Key.of(file.path());
        if (find(file.path(), key).map(Row::isFolder).orElse(false)) {
            removeBelow(file.path());
        }
        rows.put(key, Optional.of(Row.file(key, file)));
    }

    /** Makes a folder and those it lies in, from the top down. */
    private void putFolder(String path) throws IOException {
        if (path.isEmpty() || known.contains(path)) {
            return;
        }
        for (var end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
            var folder = end < 0 ? path : path.substring(0, end);
            if (known.add(folder)) {
                var key = Key.of(folder);
                if (!find(folder, key).map(Row::isFolder).orElse(false)) {
                    rows.put(key, Optional.of(Row.folder(key)));
                }
            }
            if (end < 0) {
                return;
            }
        }
    }

    private void remove(String path) throws IOException {
        var key = Key.of(path);
        var row = find(path, key);
        if (row.isEmpty()) {
            return;
        }
        if (row.get().isFolder()) {
            removeBelow(path);
        }
        rows.put(key, Optional.empty());
    }

    private void removeBelow(String path) {
        var folder = Key.utf8(path);
        var below = rows.tailMap(Key.start(folder), true).keySet().iterator();
        while (below.hasNext() && below.next().isBelow(folder)) {
            below.remove();
        }
        removed.add(path);
        known.clear();
    }

    private Optional<Row> find(String path, Key key) throws IOException {
        if (rows.containsKey(key)) {
            return rows.getOrDefault(key, Optional.empty());
        }
        for (var folder = CatalogPath.parent(path);
                !removed.isEmpty() && !folder.isEmpty();
                folder = CatalogPath.parent(folder)) {
            if (removed.contains(folder)) {
                return Optional.empty();
            }
        }
        return base.find(key);
    }
}
