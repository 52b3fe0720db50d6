package org.truflow.ui.share.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;

class FolderPagesTest {
    private int changes;

    @Test
    void a_folder_is_asked_for_once_however_often_it_is_opened() {
        var shelf = Shelf.files(3);
        var pages = new FolderPages(shelf, "music", () -> changes++);

        pages.open();
        pages.open();
        shelf.answer();
        pages.open();
        pages.more();

        assertEquals(List.of("music>"), shelf.asked);
        assertEquals(3, pages.now().entries().size());
        assertTrue(pages.now().complete());
        assertEquals(1, changes);
    }

    @Test
    void a_folder_of_a_hundred_thousand_comes_a_page_at_a_time() {
        var shelf = Shelf.files(100_000);
        var pages = new FolderPages(shelf, "", () -> changes++);

        pages.open();
        pages.more();
        shelf.answer();
        var first = pages.now();
        pages.more();
        pages.more();
        shelf.answer();

        assertEquals(1_000, first.entries().size());
        assertFalse(first.complete());
        assertEquals(2_000, pages.now().entries().size());
        assertEquals(List.of(">", ">file0000999"), shelf.asked);
    }

    @Test
    void a_page_that_did_not_come_is_asked_for_again() {
        var shelf = Shelf.files(1_500);
        var pages = new FolderPages(shelf, "", () -> changes++);
        pages.open();
        shelf.answer();

        shelf.fails = true;
        pages.more();
        shelf.answer();
        var failed = pages.now();
        shelf.fails = false;
        pages.more();
        shelf.answer();

        assertEquals("no route", failed.failure().orElseThrow().getMessage());
        assertEquals(1_000, failed.entries().size());
        assertFalse(failed.complete());
        assertEquals(1_500, pages.now().entries().size());
        assertTrue(pages.now().complete());
    }

    @Test
    void whoever_says_there_is_more_and_sends_nothing_is_not_asked_for_ever() {
        var asked = new ArrayList<Optional<String>>();
        var pages = new FolderPages(
                (_, after, _) -> {
                    asked.add(after);
                    return CompletableFuture.completedFuture(new Listing(List.of(), Optional.of("x")));
                },
                "",
                () -> changes++);

        pages.open();
        pages.more();
        pages.more();

        assertEquals(1, asked.size());
        assertTrue(pages.now().complete());
    }

    @Test
    void folders_are_told_from_files() {
        var shelf = new Shelf(List.of(new Entry.Folder("b"), Shelf.file("c", 1), new Entry.Folder("d")));
        var pages = new FolderPages(shelf, "a", () -> changes++);

        pages.open();
        shelf.answer();

        assertEquals(List.of("b", "d"), pages.now().folders());
    }

    @Test
    void folders_that_were_not_looked_at_for_long_are_forgotten() {
        var shelf = Shelf.files(FolderPages.PAGE);
        var folders = new Folders(shelf, _ -> changes++);
        var most = Folders.MOST / FolderPages.PAGE;

        for (var i = 0; i <= most + 1; i++) {
            folders.open("folder" + i);
            shelf.answer();
        }
        folders.open("last");

        assertEquals(FolderPages.Content.UNKNOWN, folders.known("folder0"));
        assertEquals(FolderPages.PAGE, folders.known("folder" + most).entries().size());
    }
}
