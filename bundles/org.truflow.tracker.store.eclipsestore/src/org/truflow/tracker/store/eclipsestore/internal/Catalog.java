package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** One state of a peer's catalog; a change makes a new one, which shares the chunks that it left alone. */
final class Catalog {
    static final Catalog EMPTY = new Catalog(CatalogVersion.NONE, List.of(), Map.of());

    private final CatalogVersion version;
    private final List<Chunk> chunks;
    private final Map<String, Audience> audiences;
    private final long entries;

    /** @param chunks in order; {@code audiences} of the shares that are not for everyone */
    Catalog(CatalogVersion version, List<Chunk> chunks, Map<String, Audience> audiences) {
        this.version = version;
        this.chunks = List.copyOf(chunks);
        this.audiences = Map.copyOf(audiences);
        var sum = 0L;
        for (var chunk : chunks) {
            sum += chunk.rows();
        }
        entries = sum;
    }

    CatalogVersion version() {
        return version;
    }

    Map<String, Audience> audiences() {
        return audiences;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    long entries() {
        return entries;
    }

    Optional<Row> find(Key key) throws IOException {
        return chunks.isEmpty()
                ? Optional.empty()
                : chunks.get(chunkOf(key)).read().find(key);
    }

    /** Returns the index of the chunk that {@code key} belongs in. There must be a chunk. */
    int chunkOf(Key key) {
        var low = 0;
        var high = chunks.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (chunks.get(middle).first().compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    Listing list(String path, Optional<String> after, int limit) throws IOException {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry, not " + limit);
        }
        if (!path.isEmpty() && !find(Key.of(path)).map(Row::isFolder).orElse(false)) {
            throw new NoSuchFileException(path, null, "there is no such folder in the catalog");
        }
        var folder = Key.utf8(path);
        var page = new ArrayList<Entry>();
        // A zero byte after the name: the least that is greater.
        var from = after.map(name -> new Key(folder, Key.utf8(name + '\0'))).orElse(Key.start(folder));
        rowsFrom(from, row -> {
            if (Arrays.equals(row.key().folder(), folder) && page.size() <= limit) {
                page.add(row.entry());
                return true;
            }
            return false;
        });
        if (page.size() <= limit) {
            return new Listing(page, Optional.empty());
        }
        page.removeLast();
        return new Listing(page, Optional.of(page.getLast().name()));
    }

    void forEach(Consumer<CatalogChange> each) throws IOException {
        rowsFrom(Key.start(new byte[0]), row -> {
            each.accept(row.change());
            return true;
        });
    }

    private void rowsFrom(Key from, Predicate<Row> each) throws IOException {
        if (chunks.isEmpty()) {
            return;
        }
        var first = chunkOf(from);
        for (var i = first; i < chunks.size(); i++) {
            var rows = chunks.get(i).read();
            if (!rows.forEach(i == first ? rows.ceiling(from) : 0, each)) {
                return;
            }
        }
    }
}
