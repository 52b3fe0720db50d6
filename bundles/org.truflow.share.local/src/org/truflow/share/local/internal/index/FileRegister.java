package org.truflow.share.local.internal.index;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.ContentHash;

/** What is kept of a file beside its row: where each content lies, which files wait to be hashed, what a share adds up to. */
final class FileRegister {
    private static final long MOST_PARTED = 200_000;

    private final Tables tables;

    /** A copy of the table of totals that can be read without the disk. */
    private final ConcurrentMap<String, Totals> totals = new ConcurrentHashMap<>();

    FileRegister(Tables tables) {
        this.tables = tables;
        var known = tables.totals.from("");
        while (known.hasNext()) {
            totals.put(known.next(), known.value());
        }
    }

    void enter(String path, Row.File file) {
        var label = CatalogPath.label(path);
        setTotals(label, totals(label).plus(file));
        if (file.pending()) {
            tables.waiting.put(Waiting.of(path, file), 0L);
        }
        var content = file.content();
        if (content != null) {
            tables.copies.put(new Copy(content, path), 0L);
        }
    }

    /** Drops a file that is gone; its hash is kept for a while, should the same file turn up under another path. */
    void part(String path, Row.File file) {
        if (file.content() != null
                && !file.suspect()
                && file.stamp().node() != 0
                && tables.parted.size() < MOST_PARTED) {
            tables.parted.put(key(file.stamp()), file);
            drop(path, file, true);
        } else {
            drop(path, file);
        }
    }

    /** Returns the content of a file that is gone from elsewhere and is this very one, and forgets it. */
    @Nullable
    ContentHash parted(Stamp stamp) {
        if (tables.parted.isEmpty()
                || !(tables.parted.get(key(stamp)) instanceof Row.File file)
                || !file.stamp().equals(stamp)) {
            return null;
        }
        tables.parted.remove(key(stamp));
        return file.content();
    }

    /** Forgets those that did not turn up. */
    void forgetParted() {
        for (var first = tables.parted.firstKey(); first != null; first = tables.parted.firstKey()) {
            if (tables.parted.remove(first) instanceof Row.File file) {
                file.hash().ifPresent(this::forgetLayer);
            }
        }
    }

    private static String key(Stamp stamp) {
        return stamp.device() + ":" + stamp.node();
    }

    private void forgetLayer(ContentHash content) {
        if (copyOf(content, "") == null) {
            tables.layers.remove(content);
        }
    }

    void drop(String path, Row.File file) {
        drop(path, file, false);
    }

    private void drop(String path, Row.File file, boolean keepLayer) {
        var label = CatalogPath.label(path);
        setTotals(label, totals(label).minus(file));
        if (file.pending()) {
            tables.waiting.remove(Waiting.of(path, file));
        }
        var content = file.content();
        if (content != null) {
            tables.copies.remove(new Copy(content, path));
            if (!keepLayer) {
                forgetLayer(content);
            }
        }
    }

    void forget(String label) {
        tables.totals.remove(label);
        totals.remove(label);
    }

    private void setTotals(String label, Totals now) {
        tables.totals.put(label, now);
        totals.put(label, now);
    }

    Totals totals(String label) {
        return totals.getOrDefault(label, Totals.NONE);
    }

    @Nullable
    String copyOf(ContentHash content, String after) {
        var key = new Copy(content, after);
        var copy = after.isEmpty() ? tables.copies.ceilingKey(key) : tables.copies.higherKey(key);
        return copy != null && copy.content().equals(content) ? copy.path() : null;
    }

    void putLayer(ContentHash content, byte[] layer) {
        if (layer.length > 0) {
            tables.layers.putIfAbsent(content, layer);
        }
    }

    byte[] layer(ContentHash content) {
        var layer = tables.layers.get(content);
        return layer == null ? new byte[0] : layer;
    }

    @Nullable
    Waiting nextWaiting(@Nullable Waiting after) {
        return after == null ? tables.waiting.firstKey() : tables.waiting.higherKey(after);
    }
}
