package org.truflow.tracker.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.Sight;

class SearchingTest {

    @Test
    void exact_comes_before_prefix_before_substring_before_typo(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("harmoni.txt", "philharmony.txt", "harmonyx.txt", "harmony.txt");

            assertEquals(
                    List.of("harmony.txt", "harmonyx.txt", "philharmony.txt", "harmoni.txt"), filled.search("harmony"));
        }
    }

    @Test
    void a_hit_in_the_name_comes_before_one_in_the_path(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("harmony/a.txt", "b/harmony.txt");

            assertEquals(List.of("b/harmony.txt", "harmony", "harmony/a.txt"), filled.search("harmony"));
        }
    }

    @Test
    void all_words_must_match_in_any_order_in_name_or_path(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("Beatles/Help/02 Yesterday.mp3", "Beatles/Help/03 Ticket.mp3", "Stones/Yesterday.mp3");

            assertEquals(List.of("Beatles/Help/02 Yesterday.mp3"), filled.search("yesterday beatles"));
            assertEquals(List.of("Beatles/Help/02 Yesterday.mp3"), filled.search("HELP mp3 yester"));
            assertEquals(List.of(), filled.search("yesterday ticket"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "linux, lunux",
        "linux, linxu",
        "linux, linu",
        "linux, inux",
        "linux, linuxx",
        "distribution, distirbution",
        "distribution, disribtion",
        "distribution, distrobutiom",
        "documentation, documantatoin"
    })
    void finds_words_with_typos(String name, String typed, @TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names(name + ".iso", "other.iso");

            assertEquals(List.of(name + ".iso"), filled.search(typed));
        }
    }

    @ParameterizedTest
    @CsvSource({"abc, abd", "linux, lunix2", "linux, lunyx", "1999, 1998", "harmony, hormany"})
    void finds_nothing_that_is_too_far_off(String name, String typed, @TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names(name + ".iso");

            assertEquals(List.of(), filled.search(typed));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Café Müller.txt, cafe muller",
        "Cafe Muller.txt, CAFÉ MÜLLER",
        "Straße.txt, strasse",
        "ＦＵＬＬ.txt, full",
        "ŁÓDŹ.txt, lodz",
        "ﬁle.txt, file",
        "Ærø.txt, aero",
        "ΟΔΥΣΣΕΥΣ.txt, οδυσσευς",
        "don't stop.txt, dont",
        "My_Holiday-Photos.2024.zip, holiday photos 2024",
        "TheQuickFox.txt, quick fox",
        "the quick fox.txt, TheQuickFox",
        "HTTPServer2.java, http server",
        "S01E02.mkv, s01e02",
        "show.s01.e02.mkv, s01e02",
        "track03.mp3, track",
        "track03.mp3, 03"
    })
    void accents_case_width_and_separators_make_no_difference(String name, String typed, @TempDir Path folder)
            throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names(name, "unrelated.bin");

            assertEquals(List.of(name), filled.search(typed));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "日本語の本.pdf, 日本",
        "日本語の本.pdf, 本",
        "日本語の本.pdf, 語の本",
        "東京タワー.jpg, タワー",
        "한국어 책.txt, 국어",
        "🎄party.txt, 🎄",
        "中文abc.txt, 中文abc"
    })
    void ideographs_are_found_sign_by_sign(String name, String typed, @TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names(name, "other.pdf", "文中語国.pdf");

            assertEquals(name, filled.search(typed).getFirst());
        }
    }

    @Test
    void ideographs_of_a_word_stand_in_a_row(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("本日.txt", "日本.txt");

            assertEquals(List.of("日本.txt", "本日.txt"), filled.search("日本"));
        }
    }

    @Test
    void substrings_are_found_in_names_and_folders(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("unbelievable.txt", "Philharmonic/x.bin");

            assertEquals(List.of("unbelievable.txt"), filled.search("eliev"));
            assertEquals(List.of("Philharmonic/x.bin"), filled.search("harmonic bin"));
            assertEquals(List.of(), filled.search("eliex"));
        }
    }

    @Test
    void the_same_content_is_one_hit_with_all_its_places(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            var content = Filled.hash(1);
            filled.put(1, Filled.file("a/song.mp3", content, Filled.EARLIER));
            filled.put(2, Filled.file("b/song one.mp3", content, Filled.EARLIER), Filled.file("b/song two.mp3"));

            var groups = filled.index
                    .search(Question.of("song", 10, Optional.empty()))
                    .groups();

            assertEquals(
                    List.of(2, 1),
                    groups.stream().map(group -> group.matches().size()).toList());
            assertTrue(groups.get(0).score() > groups.get(1).score());
        }
    }

    @Test
    void more_sources_come_first_then_the_younger(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(
                    1,
                    Filled.file("s/song old.mp3"),
                    Filled.file("s/song new.mp3", Filled.hash(5), Filled.EARLIER.plusSeconds(9)),
                    Filled.file("s/song both.mp3", Filled.hash(9), Filled.EARLIER));
            filled.put(2, Filled.file("t/song both.mp3", Filled.hash(9), Filled.EARLIER));

            assertEquals(List.of("song both.mp3", "song new.mp3", "song old.mp3"), filled.search("song"));
        }
    }

    @Test
    void a_time_in_the_future_makes_no_file_the_youngest(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(
                    1,
                    Filled.file("s/song a", Filled.hash(1), Instant.MAX),
                    Filled.file("s/song b", Filled.hash(2), Filled.NOW));

            var groups = filled.index
                    .search(Question.of("song", 10, Optional.empty()))
                    .groups();

            assertEquals(groups.get(0).score(), groups.get(1).score());
        }
    }

    @Test
    void pages_hold_every_hit_once(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            var names = new ArrayList<String>();
            for (var i = 0; i < 40; i++) {
                names.add("song " + i);
                names.add("songs " + i);
                names.add("mysong" + i);
                // Nobody wants to see what is nearly a song after so many that are.
                names.add("sonk " + i);
            }
            filled.names(names.toArray(String[]::new));

            for (var limit : List.of(1, 7, 40, 160, 1000)) {
                var paths = filled.pages("song", limit);

                assertEquals(120, paths.size(), "pages of " + limit);
                assertEquals(120, new HashSet<>(paths).size(), "pages of " + limit);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "!!!!", "////////////////////////////////////////////"})
    void a_cursor_of_no_page_is_refused(String cursor, @TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("song 1", "song 2", "song 3");
            var real = filled.index
                    .search(Question.of("song", 1, Optional.empty()))
                    .cursor();

            assertThrows(
                    IllegalArgumentException.class,
                    () -> filled.index.search(Question.of("song", 1, Optional.of(cursor))));
            assertThrows(IllegalArgumentException.class, () -> filled.index.search(Question.of("other", 1, real)));
        }
    }

    @Test
    void folders_and_files_without_a_hash_are_found_too(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(
                    1,
                    new CatalogChange.Folder("s/song"),
                    new CatalogChange.File("s/x/song", 3, Filled.EARLIER, Optional.empty()),
                    new CatalogChange.File("s/y/song", 3, Filled.EARLIER, Optional.empty()));

            var hits = filled.index
                    .search(Question.of("song", 10, Optional.empty()))
                    .groups();

            assertEquals(3, hits.size());
            assertTrue(hits.stream().anyMatch(hit -> hit.matches().getFirst().entry() instanceof CatalogChange.Folder));
            assertEquals(6, filled.index.entries());
        }
    }

    @Test
    void places_name_the_preferred_owners_first(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            for (var owner = 1; owner <= 5; owner++) {
                filled.put(owner, Filled.file("s/song" + owner, Filled.hash(1), Filled.EARLIER));
            }

            var places =
                    filled.index.places(List.of(Filled.hash(1), Filled.hash(2)), 3, Set.of(Filled.peer(4)), Sight.ALL);

            assertEquals(Set.of(Filled.hash(1)), places.keySet());
            var found = places.getOrDefault(Filled.hash(1), List.of());
            assertEquals(3, found.size());
            assertEquals(Filled.peer(4), found.getFirst().owner());
        }
    }

    @Test
    void who_lies_about_a_hash_gets_no_place_under_another_file(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            var real = Filled.hash(1);
            var alike = new org.truflow.id.ContentHash(
                    new org.truflow.id.Sha256(real.value().a(), 0, 0, 0));
            filled.put(1, Filled.file("s/song", real, Filled.EARLIER));
            filled.put(2, Filled.file("s/song", alike, Filled.EARLIER));

            var groups = filled.index
                    .search(Question.of("song", 10, Optional.empty()))
                    .groups();

            groups.forEach(group -> assertEquals(1, group.matches().size()));
            assertEquals(Map.of(), filled.index.places(List.of(Filled.hash(3)), 3, Set.of(), Sight.ALL));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "'", "\u0000", "\u0301"})
    void refuses_a_search_for_nothing(String query, @TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            assertThrows(IllegalArgumentException.class, () -> filled.search(query));
        }
    }

    @Test
    void refuses_searches_and_pages_out_of_bounds(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            assertThrows(IllegalArgumentException.class, () -> filled.search("x".repeat(1_001)));
            assertThrows(IllegalArgumentException.class, () -> filled.search("a1 ".repeat(40) + words(40)));
            assertThrows(
                    IllegalArgumentException.class, () -> filled.index.search(Question.of("x", 0, Optional.empty())));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> filled.index.search(Question.of("x", 1_001, Optional.empty())));
        }
    }

    @Test
    void hostile_searches_end_soon_and_find_what_is_there(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.names("needle.txt");
            for (var query : List.of(
                    ".*(a+)+$",
                    "\\needle",
                    "[a-z]{1000}",
                    "needle* OR *",
                    "+needle -txt",
                    "\"needle\" \"\"",
                    "~~~needle~~~",
                    words(32),
                    "ab".repeat(500),
                    "\u202eneedle",
                    "needle" + "\u0301".repeat(900),
                    "\ufdfa".repeat(900),
                    "\ud800needle",
                    "{}[]()needle")) {
                var found = filled.index.search(Question.of(query, 10, Optional.empty()));

                assertFalse(found.cut(), query);
            }
            assertEquals(List.of("needle.txt"), filled.search("\u202eneedle"));
        }
    }

    @Test
    void a_search_that_takes_too_much_says_that_it_was_cut(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            var changes = new ArrayList<CatalogChange>();
            for (var i = 0; i < 60_000; i++) {
                changes.add(Filled.file("s/common " + i));
            }
            filled.index.apply(Filled.peer(1), true, changes, new CatalogVersion(1, 1));
            filled.index.refresh();

            var page = filled.index.search(Question.of("common", 10, Optional.empty()));
            var looked = filled.index.search(Question.of("\"common common\"", 10, Optional.empty()));

            assertEquals(10, page.groups().size());
            assertFalse(page.cut());
            assertTrue(page.cursor().isPresent());
            assertEquals(List.of(), looked.groups());
            assertTrue(looked.cut());
        }
    }

    private static String words(int count) {
        var words = new StringBuilder();
        for (var i = 0; i < count; i++) {
            words.append("word")
                    .append((char) ('a' + i % 26))
                    .append((char) ('a' + i / 26))
                    .append(' ');
        }
        return words.toString();
    }
}
