package org.truflow.tracker.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.Sight;

/** Catalogs as the index holds them. */
class CatalogsTest {

    @Test
    void a_removed_folder_takes_everything_below_along_and_nothing_beside_it(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(
                    1,
                    Filled.file("s/a/x/song"),
                    Filled.file("s/a/song"),
                    Filled.file("s/a b/song"),
                    Filled.file("s/a.song"));
            filled.put(2, Filled.file("s/a/song"));

            filled.put(1, new CatalogChange.Removed("s/a"));

            assertEquals(Set.of("a b/song", "a.song", "a/song"), Set.copyOf(filled.search("song")));
            assertEquals(7, filled.index.entries());
        }
    }

    @Test
    void a_removed_folder_takes_everything_along_after_a_restart_too(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("s/a/song"), Filled.file("s/song"));
        }
        try (var filled = new Filled(folder)) {
            filled.put(1, new CatalogChange.Removed("s/a"));

            assertEquals(List.of("song"), filled.search("song"));
        }
    }

    @Test
    void a_changed_file_is_found_once_and_by_its_new_content(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("s/song", Filled.hash(1), Filled.EARLIER));
            filled.put(1, Filled.file("s/song", Filled.hash(2), Filled.EARLIER));

            assertEquals(List.of("song"), filled.search("song"));
            assertEquals(
                    Set.of(Filled.hash(2)),
                    filled.index
                            .places(List.of(Filled.hash(1), Filled.hash(2)), 5, Set.of(), Sight.ALL)
                            .keySet());
        }
    }

    @Test
    void a_fresh_page_empties_the_catalog_first(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("s/old song"));
            filled.put(2, Filled.file("t/other song"));

            filled.index.apply(Filled.peer(1), true, List.of(Filled.file("s/new song")), new CatalogVersion(9, 9));
            filled.index.refresh();

            assertEquals(Set.of("new song", "t/other song"), Set.copyOf(filled.search("song")));
            assertEquals(new CatalogVersion(9, 9), filled.index.version(Filled.peer(1)));
        }
    }

    @Test
    void a_dropped_catalog_is_gone(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("s/song"));
            filled.put(2, Filled.file("t/song"));

            filled.index.drop(Filled.peer(1));
            filled.index.refresh();

            assertEquals(List.of("t/song"), filled.search("song"));
            assertEquals(Set.of(Filled.peer(2)), filled.index.owners());
            assertEquals(CatalogVersion.NONE, filled.index.version(Filled.peer(1)));
        }
    }

    @Test
    void a_change_can_be_found_within_a_second_without_asking_for_it(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            for (var i = 0; i < 3; i++) {
                filled.index.apply(
                        Filled.peer(1), false, List.of(Filled.file("s/song" + i)), new CatalogVersion(1, i + 1));

                var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (filled.search("song" + i).isEmpty()) {
                    assertTrue(System.nanoTime() < deadline, "song" + i + " is not found");
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void versions_and_entries_are_there_after_a_restart(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("s/song"));
            filled.put(2, Filled.file("t/song"));
            filled.put(2, Filled.file("t/tune"));
        }
        try (var filled = new Filled(folder)) {
            assertEquals(Set.of(Filled.peer(1), Filled.peer(2)), filled.index.owners());
            assertEquals(new CatalogVersion(1, 3), filled.index.version(Filled.peer(2)));
            assertEquals(Set.of("song", "t/song"), Set.copyOf(filled.search("song")));
            assertEquals(5, filled.index.entries());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void holds_what_a_plain_model_holds(long seed, @TempDir Path folder) throws Exception {
        var random = new Random(seed);
        var model = new TreeMap<String, String>();
        for (var restart = 0; restart < 3; restart++) {
            try (var filled = new Filled(folder)) {
                for (var step = 0; step < 40; step++) {
                    var page = new ArrayList<CatalogChange>();
                    for (var i = random.nextInt(20); i > 0; i--) {
                        page.add(change(random, model));
                    }
                    filled.index.apply(Filled.peer(1), false, page, new CatalogVersion(1, step));
                    if (random.nextInt(5) == 0) {
                        filled.index.refresh();
                    }
                }
                filled.index.refresh();
                assertEquals(expected(model), found(filled), "seed " + seed);
                assertEquals(model.size(), filled.index.entries(), "seed " + seed);
            }
        }
    }

    private static CatalogChange change(Random random, TreeMap<String, String> model) {
        var path = new StringBuilder("song");
        for (var depth = random.nextInt(4); depth > 0; depth--) {
            path.append("/song").append(random.nextInt(4));
        }
        var text = path.toString();
        return switch (random.nextInt(5)) {
            case 0 -> {
                cut(model, text);
                yield new CatalogChange.Removed(text);
            }
            case 1 -> {
                makeParents(model, text);
                model.put(text, "folder");
                yield new CatalogChange.Folder(text);
            }
            default -> {
                makeParents(model, text);
                cut(model, text);
                model.put(text, "file");
                yield new CatalogChange.File(text, 1, Filled.EARLIER, Optional.empty());
            }
        };
    }

    private static void makeParents(TreeMap<String, String> model, String path) {
        for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            model.put(path.substring(0, slash), "folder");
        }
    }

    private static void cut(TreeMap<String, String> model, String path) {
        model.remove(path);
        model.subMap(path + "/", path + "0").clear();
    }

    private static Set<String> expected(TreeMap<String, String> model) {
        var expected = new HashSet<String>();
        model.forEach((path, kind) -> expected.add(kind + " " + path));
        return expected;
    }

    private static Set<String> found(Filled filled) throws IOException {
        var found = new HashSet<String>();
        for (var group : filled.index
                .search(Question.of("song", 1_000, Optional.empty()))
                .groups()) {
            var entry = group.matches().getFirst().entry();
            found.add((entry instanceof CatalogChange.File ? "file " : "folder ") + entry.path());
        }
        return found;
    }
}
