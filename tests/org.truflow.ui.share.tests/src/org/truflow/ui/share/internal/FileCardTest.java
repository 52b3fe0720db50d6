package org.truflow.ui.share.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Source;
import org.truflow.id.PeerId;
import org.truflow.ui.FileFacts;

class FileCardTest {
    private static final Locale BEFORE = Locale.getDefault();

    private final FileFacts song = new FileFacts(
            "song.flac",
            false,
            5_000_000,
            Optional.of(Shelf.THEN),
            Optional.of(Shelf.content("song")),
            List.of(new FileFacts.Owner("ben", "music/song.flac", false)),
            Optional.empty());

    @BeforeAll
    static void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void back() {
        Locale.setDefault(BEFORE);
    }

    @Test
    void a_file_has_all_that_is_known_of_it() {
        var card = FileCard.of(List.of(song), new FileCard.Asked.Waiting());

        assertEquals("song.flac", card.title());
        assertEquals("file-audio", card.icon());
        assertEquals("music/song.flac", value(card, "path"));
        assertEquals("ben (offline)", value(card, "owners"));
        assertEquals("4.77 MiB (5,000,000 bytes)", value(card, "size"));
        assertEquals("Audio (FLAC)", value(card, "type"));
        assertEquals(song.content().orElseThrow().toString(), value(card, "content"));
        assertEquals("none known", value(card, "local"));
    }

    @Test
    void sources_are_told_as_they_come() {
        var peer = PeerId.of(new byte[32]);
        var two = List.of(new Source(peer, "ben", "a", 5, true), new Source(peer, "carl", "b", 5, false));

        assertEquals("asking…", sources(new FileCard.Asked.Waiting()));
        assertEquals("nobody else", sources(new FileCard.Asked.Found(List.of())));
        assertEquals("2 sources, 1 online: ben, carl", sources(new FileCard.Asked.Found(two)));
        assertEquals("cannot be asked: no route", sources(new FileCard.Asked.Failed("no route")));
    }

    @Test
    void a_folder_has_no_content_hash() {
        var folder =
                new FileFacts("music", true, -1, Optional.empty(), Optional.empty(), song.owners(), Optional.empty());

        var card = FileCard.of(List.of(folder), new FileCard.Asked.No());

        assertEquals("folder", card.icon());
        assertEquals("Folder", value(card, "type"));
        assertTrue(card.lines().stream().noneMatch(line -> line.key().equals("content")));
        assertTrue(card.lines().stream().noneMatch(line -> line.key().equals("size")));
    }

    @Test
    void of_several_the_sum_is_told() {
        var card = FileCard.of(List.of(song, song), new FileCard.Asked.No());

        assertEquals("2 chosen", card.title());
        assertEquals("2", value(card, "files"));
        assertEquals("9.54 MiB (10,000,000 bytes)", value(card, "size"));
    }

    @Test
    void names_of_others_cannot_turn_the_reading_direction() {
        var odd = new FileFacts(
                "cod\u202egnp.exe", false, 1, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        var card = FileCard.of(List.of(odd), new FileCard.Asked.No());

        assertFalse(card.title().contains("\u202e"));
    }

    private String sources(FileCard.Asked asked) {
        return value(FileCard.of(List.of(song), asked), "sources");
    }

    private static String value(FileCard card, String key) {
        return card.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(FileCard.Line::value)
                .findFirst()
                .orElseThrow();
    }
}
