package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.serializer.reference.Lazy;

/**
 * A run of rows of a catalog. Its rows never change; where they are kept does: in memory until the next checkpoint, in
 * the graph from then on, from where they are loaded when they are wanted.
 */
final class Chunk {
    private final Key first;
    private final int rows;
    private final int size;
    private final WarmChunks warm;
    private volatile byte @Nullable [] fresh;
    private volatile @Nullable Lazy<byte[]> saved;

    private Chunk(
            Key first, int rows, int size, WarmChunks warm, byte @Nullable [] fresh, @Nullable Lazy<byte[]> saved) {
        this.first = first;
        this.rows = rows;
        this.size = size;
        this.warm = warm;
        this.fresh = fresh;
        this.saved = saved;
    }

    static Chunk fresh(Key first, int rows, byte[] packed, WarmChunks warm) {
        return new Chunk(first, rows, packed.length, warm, packed, null);
    }

    static Chunk saved(Key first, int rows, int size, Lazy<byte[]> where, WarmChunks warm) {
        return new Chunk(first, rows, size, warm, null, where);
    }

    Key first() {
        return first;
    }

    /** Returns the number of rows, at least 1. */
    int rows() {
        return rows;
    }

    /** Returns the bytes that the packed rows take. */
    int size() {
        return size;
    }

    boolean isFresh() {
        return fresh != null;
    }

    /** Says where the rows are kept from now on. */
    void saved(Lazy<byte[]> where) {
        saved = where;
        fresh = null;
    }

    /** Returns where the rows are kept. The chunk must not be fresh. */
    Lazy<byte[]> place() {
        var where = saved;
        if (where == null) {
            throw new IllegalStateException("the chunk from " + first.path() + " on was never saved");
        }
        return where;
    }

    /** Lets go of what can be loaded again. */
    void cool() {
        var where = saved;
        if (where != null && fresh == null) {
            where.clear();
        }
    }

    Rows read() throws IOException {
        return new Rows(packed());
    }

    byte[] packed() throws IOException {
        while (true) {
            var unsaved = fresh;
            if (unsaved != null) {
                return unsaved;
            }
            var where = saved;
            if (where == null) {
                continue; // Saved between the two looks.
            }
            try {
                var loaded = where.get(); // Never null: what is saved is not.
                if (loaded.length == size) {
                    warm.touch(this);
                    return loaded;
                }
                throw new IOException("A part of a catalog, from " + first.path()
                        + " on, is not in the tracker's graph as it should be. Restore the store folder from a"
                        + " backup.");
            } catch (RuntimeException e) {
                if (where == saved) {
                    throw new IOException(
                            "A part of a catalog cannot be read from the tracker's graph: " + e.getMessage(), e);
                }
                // Moved to a new graph meanwhile: there it is.
            }
        }
    }
}
