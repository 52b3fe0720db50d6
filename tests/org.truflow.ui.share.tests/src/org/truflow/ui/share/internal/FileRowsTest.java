package org.truflow.ui.share.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Entry;
import org.truflow.share.Audience;
import org.truflow.share.Share;
import org.truflow.ui.FileFacts;

class FileRowsTest {
    private static final Entry.File SONG = Shelf.file("song.flac", 5);
    private static final Entry.Folder FOLDER = new Entry.Folder("zoo");

    @Test
    void folders_come_first_in_a_folder_that_is_known_as_a_whole() {
        var rows = FileRows.of(content(true, SONG, FOLDER), place(Optional.empty(), Marks.NONE));

        assertEquals(List.of("zoo", "song.flac"), names(rows));
        assertEquals("music/zoo", rows.getFirst().path());
    }

    @Test
    void where_more_follows_lines_stay_where_they_are() {
        var rows = FileRows.of(content(false, SONG, FOLDER), place(Optional.empty(), Marks.NONE));

        assertEquals(List.of("song.flac", "zoo"), names(rows));
    }

    @Test
    void what_changed_since_the_last_visit_is_fresh() {
        var before = place(Optional.of(Shelf.THEN.minusSeconds(1)), Marks.NONE);
        var after = place(Optional.of(Shelf.THEN), Marks.NONE);
        var first = place(Optional.empty(), Marks.NONE);

        assertTrue(FileRows.of(content(true, SONG), before).getFirst().fresh());
        assertFalse(FileRows.of(content(true, SONG), after).getFirst().fresh());
        assertFalse(FileRows.of(content(true, SONG), first).getFirst().fresh());
    }

    @Test
    void marks_say_what_is_here_and_what_is_on_its_way() {
        var content = SONG.content().orElseThrow();
        var marks = new Marks(Map.of(content, Mark.QUEUED), Map.of());
        var done = new Marks(Map.of(content, Mark.HERE), Map.of(content, Path.of("/downloads/song.flac")));

        var queued =
                FileRows.of(content(true, SONG), place(Optional.empty(), marks)).getFirst();
        var fetched =
                FileRows.of(content(true, SONG), place(Optional.empty(), done)).getFirst();

        assertEquals(Mark.QUEUED, queued.mark());
        assertEquals(Mark.HERE, fetched.mark());
        assertEquals(
                Optional.of(Path.of("/downloads/song.flac")), fetched.facts().local());
        assertEquals(Mark.HERE, marks.of(Optional.of(content), Set.of(content)));
        assertEquals(Mark.NONE, marks.of(Optional.empty(), Set.of()));
    }

    @Test
    void facts_say_who_has_it_and_where() {
        var facts = FileRows.of(content(true, SONG), place(Optional.empty(), Marks.NONE))
                .getFirst()
                .facts();

        assertEquals(List.of(new FileFacts.Owner("ben", "music/song.flac", true)), facts.owners());
        assertEquals(5, facts.size());
        assertFalse(facts.folder());
    }

    @Test
    void links_are_to_the_content_and_without_one_to_the_place() {
        var rows = FileRows.of(content(true, SONG, FOLDER), place(Optional.empty(), Marks.NONE));

        var links = Links.of(rows).split("\n");

        assertEquals("truflow:?user=ben&path=music%2Fzoo", links[0]);
        assertEquals("truflow:" + SONG.content().orElseThrow() + "?name=song.flac&size=5", links[1]);
        assertEquals(
                "magnet:?xt=urn:btmh:1220" + SONG.content().orElseThrow() + "&dn=song.flac&xl=5", Links.magnets(rows));
    }

    @Test
    void a_hundred_thousand_lines_are_made() {
        var entries = IntStream.range(0, 100_000)
                .<Entry>mapToObj(i -> Shelf.file("f" + i, i))
                .toList();

        var rows = FileRows.of(
                new FolderPages.Content(entries, List.of(), false, false, Optional.empty()),
                place(Optional.empty(), Marks.NONE));

        assertEquals(100_000, rows.size());
    }

    @Test
    void the_way_to_a_folder_is_a_step_for_each_folder_on_it() {
        assertEquals(
                List.of(
                        new CatalogPath.Step("music", "music"),
                        new CatalogPath.Step("live", "music/live"),
                        new CatalogPath.Step("1999", "music/live/1999")),
                CatalogPath.steps("music/live/1999"));
        assertEquals(List.of(), CatalogPath.steps(""));
        assertEquals("music/live", CatalogPath.parent("music/live/1999"));
        assertEquals("", CatalogPath.parent("music"));
        assertEquals("1999", CatalogPath.name("music/live/1999"));
    }

    @Test
    void what_is_ones_own_lies_below_the_root_of_its_share() {
        var share = new Share("music", Path.of("/data/songs"), 0, 0, 0, 0, false, Audience.EVERYONE, "");

        assertEquals(Optional.of(Path.of("/data/songs")), CatalogPath.local(List.of(share), "music"));
        assertEquals(Optional.of(Path.of("/data/songs/a/b.flac")), CatalogPath.local(List.of(share), "music/a/b.flac"));
        assertEquals(Optional.empty(), CatalogPath.local(List.of(share), "other/b.flac"));
    }

    @Test
    void a_visit_is_kept_and_stays_the_same_until_the_end() {
        var kept = new HashMap<String, String>();
        var memory = new Visits.Memory() {
            @Override
            public String get(String key) {
                return kept.getOrDefault(key, "");
            }

            @Override
            public void put(String key, String text) {
                kept.put(key, text);
            }
        };
        var first = new Visits(memory, Clock.fixed(Shelf.THEN, ZoneOffset.UTC));
        var second = new Visits(memory, Clock.fixed(Shelf.THEN.plusSeconds(60), ZoneOffset.UTC));

        assertEquals(Optional.empty(), first.visit("ben"));
        assertEquals(Optional.empty(), first.visit("ben"));
        assertEquals(Optional.of(Shelf.THEN), second.visit("ben"));
        assertEquals(Optional.of(Shelf.THEN), second.visit("ben"));
        kept.put("carl", "yesterday");
        assertEquals(Optional.empty(), second.visit("carl"));
    }

    private static FolderPages.Content content(boolean complete, Entry... entries) {
        return new FolderPages.Content(List.of(entries), List.of(), complete, false, Optional.empty());
    }

    private static FileRows.Place place(Optional<Instant> since, Marks marks) {
        return new FileRows.Place("ben", false, true, "music", since, marks, Set.of(), _ -> Optional.empty());
    }

    private static List<String> names(List<FileRow> rows) {
        return rows.stream().map(FileRow::name).toList();
    }
}
