package org.truflow.share.local.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.CatalogVersion;

/** What is sound stays readable, however the store scatters it, moves it and gives back its room. */
final class IndexCareTest {
    private static final int FILES = 2_000;
    private static final int CHANGES = 300;
    private static final int CHUNKS = 5_000;
    private static final int COMPACTING_MILLIS = 300;

    private final Path file;

    IndexCareTest(@TempDir Path all) throws IOException {
        file = Files.createTempDirectory(all, "t").resolve("index.mv");
    }

    @Test
    void thousands_of_files_are_published_changed_and_tidied_over_many_starts() {
        var random = new Random(3);
        var change = 0L;
        for (var start = 0; start < 6; start++) {
            var tables = open();
            try {
                var care = new StoreCare(tables.store, 0);
                for (var i = 0; start == 0 && i < FILES; i++) {
                    list(tables, "a/file number " + i, ++change);
                }
                for (var round = 0; round < 10; round++) {
                    for (var i = 0; i < CHANGES; i++) {
                        list(tables, "a/file number " + random.nextInt(FILES), ++change);
                    }
                    care.tidy(new CatalogVersion(1, change));
                }
                care.tidy(new CatalogVersion(1, change));
                care.tidy(new CatalogVersion(1, change));

                assertEquals(FILES, tables.rows.size());
                assertEquals(FILES, tables.log.size());
            } finally {
                tables.store.close();
            }
        }
    }

    @Test
    void chunks_of_many_shapes_are_tidied() {
        for (var round = 0; round < 100; round++) {
            var name = "f".repeat(1 + round % 9);
            var tables = open();
            tables.totals.put(name, Totals.NONE);
            tables.marks.put(name, (long) round);
            tables.store.commit();
            tables.audiences.put(name, "friends");
            tables.audienceSince.put(name, (long) round);
            tables.store.commit();
            tables.waiting.put(new Waiting(round, name), 0L);
            tables.doomed.put(name, 0L);
            tables.store.close();

            var again = open();
            try {
                again.totals.remove(name);
                again.audiences.remove(name);
                again.waiting.remove(new Waiting(round, name));
                new StoreCare(again.store, 0).tidy(new CatalogVersion(1, 1 + round));

                assertEquals((long) round, again.marks.get(name));
                assertEquals((long) round, again.audienceSince.get(name));
                assertEquals(0L, again.doomed.get(name));
            } finally {
                again.store.close();
            }
        }
    }

    @Test
    void thousands_of_chunks_are_moved() {
        var tables = open();
        try {
            for (var i = 0L; i < CHUNKS; i++) {
                tables.marks.put("mark", i);
                tables.rows.put("a/f" + i, new Row.Folder(1, 2, i));
                tables.store.commit();
                if (i % CHANGES == 0) {
                    tables.store.compactFile(COMPACTING_MILLIS);
                }
            }
            tables.store.compactFile(COMPACTING_MILLIS);

            assertEquals(CHUNKS, tables.rows.size());
        } finally {
            tables.store.close();
        }
    }

    private static void list(Tables tables, String path, long change) {
        var before = tables.rows.get(path);
        if (before != null) {
            tables.log.remove(before.change());
            tables.copies.remove(new Copy(ShareIndexTest.tree(path).root(), path));
        }
        var content = ShareIndexTest.tree(path + change / FILES).root();
        tables.rows.put(path, new Row.File(ShareIndexTest.stamp(change), content, false, change));
        tables.log.put(change, path);
        tables.copies.put(new Copy(content, path), 0L);
        tables.totals.put("a", new Totals(FILES, change, 0, 0));
    }

    /** The store leaves alone what it wrote within the last 45 seconds, unless it is told otherwise. */
    private Tables open() {
        var tables = Tables.open(file);
        tables.store.setRetentionTime(0);
        return tables;
    }
}
