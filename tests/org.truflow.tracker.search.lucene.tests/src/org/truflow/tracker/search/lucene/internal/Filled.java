package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;

/** An index and what tests put into it and ask of it. */
final class Filled implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    static final Instant EARLIER = NOW.minusSeconds(1_000_000);

    final LuceneIndex index;
    /** How often the index lost something and mended itself. */
    final AtomicInteger mended = new AtomicInteger();

    private long number;

    Filled(Path folder) throws IOException {
        index = new LuceneIndex(folder, Clock.fixed(NOW, ZoneOffset.UTC), mended::incrementAndGet);
    }

    static PeerId peer(int number) {
        return new PeerId(new Sha256(number, 2, 3, number));
    }

    static ContentHash hash(long number) {
        return new ContentHash(new Sha256(number * 0x9E3779B97F4A7C15L, number, 5, 6));
    }

    static CatalogChange file(String path) {
        return file(path, hash(path.hashCode()), EARLIER);
    }

    static CatalogChange file(String path, ContentHash content, Instant modified) {
        return new CatalogChange.File(path, 7, modified, Optional.of(content));
    }

    void put(int owner, CatalogChange... changes) throws IOException {
        index.apply(peer(owner), false, List.of(changes), new CatalogVersion(1, ++number));
        index.refresh();
    }

    /** Puts files into the share s of peer 1. */
    void names(String... names) throws IOException {
        put(1, Arrays.stream(names).map(name -> file("s/" + name)).toArray(CatalogChange[]::new));
    }

    /** Returns the path of the best match of each hit, without the share. */
    List<String> search(String query) throws IOException {
        return index.search(Question.of(query, 100, Optional.empty())).groups().stream()
                .map(group -> group.matches().getFirst().entry().path())
                .map(path -> path.startsWith("s/") ? path.substring(2) : path)
                .toList();
    }

    /** Returns the paths of all pages. */
    List<String> pages(String query, int limit) throws IOException {
        var paths = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = index.search(Question.of(query, limit, cursor));
            page.groups()
                    .forEach(group ->
                            paths.add(group.matches().getFirst().entry().path()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        return paths;
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
