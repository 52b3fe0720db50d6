package org.truflow.share.local.internal.index;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.ContentHash;

/** What is kept of a file beside its row: where each content lies, which files wait to be hashed, what a share adds up to. */
final class FileRegister {
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

    void drop(String path, Row.File file) {
        var label = CatalogPath.label(path);
        setTotals(label, totals(label).minus(file));
        if (file.pending()) {
            tables.waiting.remove(Waiting.of(path, file));
        }
        var content = file.content();
        if (content != null) {
            tables.copies.remove(new Copy(content, path));
            if (copyOf(content, "") == null) {
                tables.layers.remove(content);
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

    @Nullable String copyOf(ContentHash content, String after) {
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

    @Nullable Waiting nextWaiting(@Nullable Waiting after) {
        return after == null ? tables.waiting.firstKey() : tables.waiting.higherKey(after);
    }
}
