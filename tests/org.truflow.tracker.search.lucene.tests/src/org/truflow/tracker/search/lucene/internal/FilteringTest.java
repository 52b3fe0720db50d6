package org.truflow.tracker.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.search.FileType;
import org.truflow.search.SizeClass;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.Sight;

/** What narrows a search down, and what orders it. */
class FilteringTest {

    @Test
    void what_someone_may_not_see_is_neither_found_nor_told_as_a_place(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("open/song one", Filled.hash(1), Filled.EARLIER));
            filled.put(1, Filled.file("private/song two", Filled.hash(2), Filled.EARLIER));
            filled.put(2, Filled.file("private/song one", Filled.hash(1), Filled.EARLIER));
            Sight sight = (owner, share) -> !share.equals("private");

            var groups = filled.index
                    .search(Question.of("song", 10, Optional.empty()).seenBy(sight))
                    .groups();
            var places = filled.index.places(List.of(Filled.hash(1), Filled.hash(2)), 5, Set.of(), sight);

            assertEquals(1, groups.size());
            assertEquals(
                    List.of("open/song one"),
                    groups.getFirst().matches().stream()
                            .map(match -> match.entry().path())
                            .toList());
            assertEquals(Set.of(Filled.hash(1)), places.keySet());
            assertEquals(1, places.getOrDefault(Filled.hash(1), List.of()).size());
            assertEquals(
                    2,
                    filled.index
                            .search(Question.of("song", 10, Optional.empty()))
                            .groups()
                            .size());
        }
    }

    @Test
    void what_someone_may_not_see_is_not_counted(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("open/song.mp3"), Filled.file("private/song.mkv"), Filled.file("open/other.mp3"));
            Sight sight = (owner, share) -> !share.equals("private");

            var counts = filled.index
                    .search(Question.of("song", 10, Optional.empty())
                            .seenBy(sight)
                            .withCounts())
                    .counts()
                    .orElseThrow();

            assertEquals(Map.of(FileType.AUDIO, 1L), counts.types());
            assertEquals(Map.of(SizeClass.TINY, 1L), counts.sizes());
            assertEquals(Map.of(Filled.peer(1), 1L), counts.owners());
            assertTrue(counts.complete());
        }
    }

    @Test
    void filters_say_which_of_those_that_match(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            var hash = Filled.hash(7);
            filled.put(1, Filled.file("s/Music/Live/song.mp3"), Filled.file("s/Live/Music/song.mkv", hash, Filled.NOW));
            filled.put(2, Filled.file("s/song.txt"), new CatalogChange.Folder("s/song"));

            assertEquals(List.of("Music/Live/song.mp3"), filled.search("song type:audio"));
            assertEquals(List.of("Live/Music/song.mkv"), filled.search("ext:mkv"));
            assertEquals(List.of("song"), filled.search("song type:folder"));
            assertEquals(List.of("Music/Live/song.mp3"), filled.search("song in:music/live"));
            assertEquals(
                    List.of("Live/Music/song.mkv"),
                    filled.search("hash:" + hash.toString().substring(0, 12)));
            assertEquals(List.of("Live/Music/song.mkv"), filled.search("hash:" + hash));
            assertEquals(List.of("Live/Music/song.mkv"), filled.search("song date:2026-06-01"));
            assertEquals(List.of(), filled.search("song size:>1k"));
            assertEquals(List.of("song.txt"), filled.search("song -type:video,audio,folder -music"));
            assertEquals(
                    List.of("s/song.txt"),
                    filled
                            .index
                            .search(Question.of("song ext:txt,mp3 owner:Bob", 10, Optional.empty())
                                    .ownedBy(name -> name.equals("bob") ? Set.of(Filled.peer(2)) : Set.of()))
                            .groups()
                            .stream()
                            .map(group -> group.matches().getFirst().entry().path())
                            .toList());
        }
    }

    @Test
    void what_more_people_have_comes_first(@TempDir Path folder) throws Exception {
        try (var filled = new Filled(folder)) {
            filled.put(1, Filled.file("s/song rare", Filled.hash(1), Filled.NOW));
            for (var owner = 2; owner < 6; owner++) {
                filled.put(owner, Filled.file("s/song popular", Filled.hash(2), Filled.EARLIER));
            }
            filled.put(7, Filled.file("s/song recent", Filled.hash(3), Filled.NOW.minusSeconds(1)));

            assertEquals(List.of("song popular", "song rare", "song recent"), filled.search("song"));
        }
    }
}
