package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.jdt.annotation.Nullable;

/** Merges rows put and removed into a catalog: chunks that nothing touches are taken over as they are. */
final class Merge {
    /** Rows that a chunk is cut to: a chunk is what is loaded and rewritten for one change. */
    private static final int ROWS = 512;

    private static final int MOST_ROWS = 768;
    private static final int MOST_BYTES = 256 * 1024;

    private final List<Chunk> old;
    private final BitSet touched;
    private final BitSet dropped;
    private final Set<String> removed;
    private final WarmChunks warm;
    private final Iterator<Map.Entry<Key, Optional<Row>>> changes;
    private Map.@Nullable Entry<Key, Optional<Row>> next;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Row> pending = new ArrayList<>();
    private int pendingBytes;
    private long written;
    private byte[] lastFolder = {'/'};
    private boolean lastRemoved;

    /** @param rows rows to put, empty where one is removed; {@code removed} folders whose rows in {@code base} go, with all below */
    Merge(Catalog base, SortedMap<Key, Optional<Row>> rows, Set<String> removed, WarmChunks warm) {
        this.old = base.chunks();
        this.removed = removed;
        this.warm = warm;
        touched = new BitSet(old.size());
        dropped = new BitSet(old.size());
        if (!old.isEmpty()) {
            rows.keySet().forEach(key -> touched.set(base.chunkOf(key)));
            removed.forEach(folder -> mark(base, Key.utf8(folder)));
        }
        changes = rows.entrySet().iterator();
        advance();
    }

    private void mark(Catalog base, byte[] folder) {
        var i = base.chunkOf(Key.start(folder));
        touched.set(i);
        for (var more = true; more; i++) {
            var starts = old.get(i).first().isBelow(folder);
            more = i + 1 < old.size() && old.get(i + 1).first().isBelow(folder);
            if (starts && more) {
                dropped.set(i);
            } else if (starts || more) {
                touched.set(i);
            }
        }
    }

    List<Chunk> merged() throws IOException {
        for (var i = 0; i < old.size(); i++) {
            if (!touched.get(i) && !dropped.get(i)) {
                flush();
                chunks.add(old.get(i));
                continue;
            }
            if (!dropped.get(i)) {
                old.get(i).read().forEach(0, row -> {
                    merge(row);
                    return true;
                });
            }
            addBefore(i + 1 < old.size() ? old.get(i + 1).first() : null);
        }
        addBefore(null);
        flush();
        return chunks;
    }

    /** Returns the bytes of the chunks made. */
    long written() {
        return written;
    }

    private void merge(Row row) {
        addBefore(row.key());
        var change = next;
        if (change != null && change.getKey().compareTo(row.key()) == 0) {
            change.getValue().ifPresent(this::add);
            advance();
        } else if (!isRemoved(row.key().folder())) {
            add(row);
        }
    }

    private void addBefore(@Nullable Key end) {
        for (var change = next;
                change != null && (end == null || change.getKey().compareTo(end) < 0);
                change = next) {
            change.getValue().ifPresent(this::add);
            advance();
        }
    }

    private void advance() {
        next = changes.hasNext() ? changes.next() : null;
    }

    /** Rows of a folder come one after another: the answer for the last folder is kept. */
    private boolean isRemoved(byte[] folder) {
        if (removed.isEmpty()) {
            return false;
        }
        if (!Arrays.equals(folder, lastFolder)) {
            lastFolder = folder;
            lastRemoved = false;
            for (var path = new String(folder, StandardCharsets.UTF_8);
                    !path.isEmpty() && !lastRemoved;
                    path = CatalogPath.parent(path)) {
                lastRemoved = removed.contains(path);
            }
        }
        return lastRemoved;
    }

    private void add(Row row) {
        pending.add(row);
        pendingBytes += size(row);
        if (pending.size() >= 2 * ROWS) {
            cut(ROWS);
        } else if (pendingBytes > MOST_BYTES && pending.size() > 1) {
            cut(pending.size());
        }
    }

    private void flush() {
        if (pending.size() > MOST_ROWS) {
            cut(pending.size() / 2);
        }
        if (!pending.isEmpty()) {
            cut(pending.size());
        }
    }

    private void cut(int count) {
        var head = pending.subList(0, count);
        var packed = Rows.pack(head);
        written += packed.length;
        chunks.add(Chunk.fresh(head.getFirst().key(), count, packed, warm));
        head.clear();
        pendingBytes = pending.stream().mapToInt(Merge::size).sum();
    }

    private static int size(Row row) {
        return row.key().folder().length + row.key().name().length + row.body().length;
    }
}
