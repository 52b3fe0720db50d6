package org.truflow.tracker.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;

/** What becomes of the index when the tracker or its disk fail. */
class MendingTest {

    @Test
    void goes_back_to_its_last_commit_when_it_was_killed_and_says_so(@TempDir Path folder, @TempDir Path copy)
            throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("s/first song"));
            filled.index.commit();
            filled.put(1, Filled.file("s/second song"));
            filled.put(2, Filled.file("t/third song"));
            copy(folder, copy);
        }

        try (var filled = new Filled(copy)) {
            assertEquals(new CatalogVersion(1, 1), filled.index.version(Filled.peer(1)));
            assertEquals(CatalogVersion.NONE, filled.index.version(Filled.peer(2)));
            assertEquals(List.of("first song"), filled.search("song"));

            filled.put(1, Filled.file("s/second song"));
            assertEquals(2, filled.search("song").size());
        }
    }

    @Test
    void a_fresh_page_cut_short_by_a_kill_is_asked_for_again(@TempDir Path folder, @TempDir Path copy)
            throws Exception {
        var many = new ArrayList<CatalogChange>();
        for (var i = 0; i < 500; i++) {
            many.add(Filled.file("s/song " + i));
        }
        try (var filled = new Filled(folder)) {
            filled.put(1, many.toArray(CatalogChange[]::new));
            filled.index.commit();
            filled.index.apply(Filled.peer(1), true, many.subList(0, 10), new CatalogVersion(2, 1));
            copy(folder, copy);
        }

        try (var filled = new Filled(copy)) {
            var held = filled.index.version(Filled.peer(1));
            assertEquals(new CatalogVersion(1, 1), held);
            assertEquals(501, filled.index.entries());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_damaged_index_is_begun_anew_by_itself(long seed, @TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            for (var i = 0; i < 5; i++) {
                filled.put(1, Filled.file("s/song " + i));
                filled.index.commit();
            }
        }
        damage(folder, new Random(seed));

        try (var filled = new Filled(folder)) {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!filled.index.version(Filled.peer(1)).equals(CatalogVersion.NONE)) {
                assertTrue(System.nanoTime() < deadline, "seed " + seed + ": the damage goes unnoticed");
                Thread.onSpinWait();
            }
            feed(filled);
            assertEquals(List.of("new song"), filled.search("song"));
        }
    }

    @Test
    void damage_that_shows_while_it_runs_is_mended_and_told(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            for (var i = 0; i < 5; i++) {
                filled.put(1, Filled.file("s/song " + i));
                filled.index.commit();
            }
        }
        try (var files = Files.list(folder)) {
            // Big enough that opening it looks at its ends only.
            var stored = files.filter(file -> file.toString().endsWith(".fdt"))
                    .sorted()
                    .toList()
                    .getFirst();
            var bytes = Files.readAllBytes(stored);
            bytes[bytes.length / 2] ^= 8;
            Files.write(stored, bytes);
        }

        try (var filled = new Filled(folder)) {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (filled.mended.get() == 0
                    && !filled.index.version(Filled.peer(1)).equals(CatalogVersion.NONE)) {
                assertTrue(System.nanoTime() < deadline, "the damage goes unnoticed");
                Thread.onSpinWait();
            }
            feed(filled);
        }
    }

    @Test
    void an_index_of_something_else_is_begun_anew(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("segments_1"), "this is no index");
        Files.writeString(folder.resolve("readme"), "hello");

        try (var filled = new Filled(folder)) {
            filled.names("song");

            assertEquals(List.of("song"), filled.search("song"));
        }
    }

    @Test
    void one_process_at_a_time_has_the_folder(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("song");

            assertThrows(IOException.class, () -> new LuceneIndex(folder, Clock.systemUTC(), () -> {}).close());
            assertEquals(List.of("song"), filled.search("song"));
        }
    }

    @Test
    @SuppressWarnings("resource")
    void a_closed_index_answers_with_an_error(@TempDir Path folder) throws Exception {
        var filled = new Filled(folder);
        filled.names("song");
        filled.close();

        assertThrows(IOException.class, () -> filled.search("song"));
        assertThrows(IOException.class, () -> filled.names("tune"));
        filled.close();
    }

    /** As the tracker does when the version is older than its own. */
    private static void feed(Filled filled) throws IOException {
        filled.index.apply(Filled.peer(1), true, List.of(Filled.file("s/new song")), new CatalogVersion(5, 5));
        filled.index.refresh();
        assertEquals(
                1,
                filled.index
                        .search(Question.of("new", 5, Optional.empty()))
                        .groups()
                        .size());
    }

    /** Flips a byte in the middle of a random file, or cuts it, or deletes it. */
    private static void damage(Path folder, Random random) throws IOException {
        try (var files = Files.list(folder)) {
            var all =
                    files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
            var file = all.get(random.nextInt(all.size()));
            var bytes = Files.readAllBytes(file);
            switch (random.nextInt(3)) {
                case 0 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case 1 -> Files.delete(file);
                default -> {
                    bytes[bytes.length / 2] ^= 8;
                    Files.write(file, bytes);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
