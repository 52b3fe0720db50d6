package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Entry;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

class CatalogTest {
    private static final CatalogVersion VERSION = new CatalogVersion(1, 1);

    private Catalog catalog = Catalog.EMPTY;

    @Test
    void lists_a_folder_by_the_bytes_of_its_names() throws Exception {
        apply(
                Samples.file("s/é"),
                Samples.file("s/z"),
                Samples.file("s/B"),
                Samples.folder("s/a"),
                Samples.file("s/a/x"));

        var names = names("s");

        assertEquals(List.of("B", "a", "z", "é"), names);
        assertEquals(List.of("s"), names(""));
        assertEquals(List.of("x"), names("s/a"));
    }

    @Test
    void pages_go_on_after_a_name_even_one_that_is_gone() throws Exception {
        apply(Samples.file("s/a"), Samples.file("s/b"), Samples.file("s/c"), Samples.file("s/d"));

        var first = catalog.list("s", Optional.empty(), 2);
        apply(Samples.removed("s/b"));
        var second = catalog.list("s", first.next(), 2);

        assertEquals(Optional.of("b"), first.next());
        assertEquals(
                List.of("c", "d"), second.entries().stream().map(Entry::name).toList());
        assertEquals(Optional.empty(), second.next());
    }

    @Test
    void missing_parents_come_into_being() throws Exception {
        apply(Samples.file("s/a/b/c"));

        assertEquals(4, catalog.entries());
        assertEquals(List.of("b"), names("s/a"));
    }

    @Test
    void a_removed_folder_takes_everything_below_along_and_nothing_beside_it() throws Exception {
        apply(
                Samples.file("s/a/x/1"),
                Samples.file("s/a/y"),
                Samples.file("s/a b/1"),
                Samples.file("s/a-/1"),
                Samples.file("s/a.b"));

        apply(Samples.removed("s/a"));

        assertEquals(List.of("a b", "a-", "a.b"), names("s"));
        assertThrows(NoSuchFileException.class, () -> names("s/a"));
        assertThrows(NoSuchFileException.class, () -> names("s/a/x"));
        assertEquals(List.of("1"), names("s/a b"));
    }

    @Test
    void a_file_in_place_of_a_folder_takes_what_was_below_away() throws Exception {
        apply(Samples.file("s/a/x"), Samples.file("s/b"));

        apply(Samples.file("s/a"), Samples.folder("s/b"), Samples.file("s/b/y"));

        assertEquals(List.of("s", "s/a", "s/b", "s/b/y"), paths());
    }

    @Test
    void changes_of_one_page_are_applied_in_their_order() throws Exception {
        apply(
                Samples.file("s/a/1"),
                Samples.removed("s/a"),
                Samples.file("s/a/2"),
                Samples.file("s/c"),
                Samples.removed("s/c"));

        assertEquals(List.of("s", "s/a", "s/a/2"), paths());
    }

    @Test
    void removing_what_is_not_there_is_no_error() throws Exception {
        apply(Samples.file("s/a"));

        apply(Samples.removed("s/b"), Samples.removed("t"), Samples.removed("s/a/x"));

        assertEquals(List.of("s", "s/a"), paths());
    }

    @Test
    void a_folder_of_many_chunks_is_listed_whole_and_removed_whole() throws Exception {
        var names = IntStream.range(0, 5_000)
                .mapToObj(i -> String.format("n%05d", i))
                .toList();
        apply(Samples.file("s/before"), Samples.file("t/after"));
        for (var page : List.of(names.subList(2_000, 5_000), names.subList(0, 2_000))) {
            apply(page.stream().map(name -> Samples.file("s/many/" + name)).toArray(CatalogChange[]::new));
        }

        assertEquals(names, names("s/many"));
        assertEquals(5_005, catalog.entries());

        apply(Samples.removed("s/many"));

        assertEquals(List.of("s", "t", "s/before", "t/after"), paths());
    }

    @Test
    void refuses_paths_that_no_catalog_holds() {
        for (var path : List.of("", "/a", "a/", "a//b", "x".repeat(4_097), "é".repeat(2_049), "a/".repeat(256) + "a")) {
            assertThrows(IllegalArgumentException.class, () -> apply(Samples.file(path)), path);
        }
    }

    @Test
    void a_page_without_room_for_one_entry_makes_no_sense() {
        assertThrows(IllegalArgumentException.class, () -> catalog.list("", Optional.empty(), 0));
    }

    private void apply(CatalogChange... changes) throws IOException {
        catalog = new CatalogEdit(catalog).apply(List.of(changes), VERSION, Map.of(), new WarmChunks(1));
    }

    /** In pages of seven. */
    private List<String> names(String path) throws IOException {
        var names = new ArrayList<String>();
        var page = catalog.list(path, Optional.empty(), 7);
        while (true) {
            page.entries().forEach(entry -> names.add(entry.name()));
            if (page.next().isEmpty()) {
                return names;
            }
            page = catalog.list(path, page.next(), 7);
        }
    }

    private List<String> paths() throws IOException {
        var paths = new ArrayList<String>();
        catalog.forEach(entry -> paths.add(entry.path()));
        return paths;
    }
}
