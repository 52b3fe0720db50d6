package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.tracker.server.internal.RegistrationTest.refused;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.Browse;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

final class CatalogTest {
    private static final CatalogVersion ONE = new CatalogVersion(7, 1);
    private static final CatalogVersion TWO = new CatalogVersion(7, 2);

    @Test
    void applies_pages_in_turn() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            ada.list(ONE, MemoryStore.file("docs/a.txt"), MemoryStore.file("docs/b.txt"));

            var answer = ada.ask(new ApplyCatalog(ONE, false, TWO, List.of(new CatalogChange.Removed("docs/a.txt"))));

            assertEquals(TWO, answer.version());
            var listing =
                    ada.ask(new Browse("ada", "docs", Optional.empty(), 10)).listing();
            assertEquals(
                    List.of("b.txt"),
                    listing.entries().stream().map(entry -> entry.name()).toList());
            assertEquals(TWO, ada.register("ada").catalog());
        }
    }

    @Test
    void a_page_that_does_not_follow_what_is_held_is_not_applied_and_the_answer_says_what_is_held() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            ada.list(ONE, MemoryStore.file("docs/a.txt"));

            var answer = ada.ask(new ApplyCatalog(
                    new CatalogVersion(7, 5),
                    false,
                    new CatalogVersion(7, 6),
                    List.of(MemoryStore.file("docs/z.txt"))));

            assertEquals(ONE, answer.version());
            assertEquals(2, tracker.store.entries(RemotePeer.id(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/..",
                "a/../b",
                "./a",
                "a/.",
                "a\u0000b",
                "a\nb",
                "a\u001b[2J",
                "a\u0085b",
                "\ud800",
                "a\udc00b"
            })
    void refuses_a_page_with_an_impossible_path_and_applies_nothing_of_it(String path) throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            for (var change :
                    List.of(MemoryStore.file(path), new CatalogChange.Folder(path), new CatalogChange.Removed(path))) {
                var page = new ApplyCatalog(
                        CatalogVersion.NONE, true, ONE, List.of(MemoryStore.file("docs/fine.txt"), change));

                var refused = refused(ErrorCode.BAD_REQUEST, () -> ada.ask(page));

                assertTrue(refused.getMessage().contains("change 1"), refused.getMessage());
                assertEquals(CatalogVersion.NONE, tracker.store.version(RemotePeer.id(1)));
            }
        }
    }

    @Test
    void refuses_paths_that_are_too_deep_or_too_long() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var deepest = String.join("/", Collections.nCopies(256, "d"));
            var longest = String.join("/", Collections.nCopies(4, "x".repeat(1_023))) + "y";

            ada.list(ONE, MemoryStore.file(deepest), MemoryStore.file(longest));

            refused(ErrorCode.BAD_REQUEST, () -> ada.list(TWO, MemoryStore.file(deepest + "/d")));
            refused(ErrorCode.BAD_REQUEST, () -> ada.list(TWO, MemoryStore.file(longest + "z")));
            refused(ErrorCode.BAD_REQUEST, () -> ada.list(TWO, MemoryStore.file("a/" + "é".repeat(513))));
        }
    }

    @Test
    void refuses_too_many_changes_and_too_many_folders_in_a_page() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var many = IntStream.range(0, 2_001)
                    .mapToObj(i -> MemoryStore.file("docs/" + i))
                    .toList();
            var chain = String.join("/", Collections.nCopies(250, "d"));
            var deep = IntStream.range(0, 2_000)
                    .mapToObj(i -> MemoryStore.file(i + "/" + chain))
                    .toList();

            refused(ErrorCode.TOO_LARGE, () -> ada.ask(new ApplyCatalog(CatalogVersion.NONE, true, ONE, many)));
            refused(ErrorCode.TOO_LARGE, () -> ada.ask(new ApplyCatalog(CatalogVersion.NONE, true, ONE, deep)));
            ada.ask(new ApplyCatalog(CatalogVersion.NONE, true, ONE, many.subList(0, 2_000)));
        }
    }

    @Test
    void refuses_negative_sizes_and_versions_that_go_backwards() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            ada.list(TWO, MemoryStore.file("docs/a.txt"));
            var negative = new CatalogChange.File("docs/n", -1, Instant.EPOCH, Optional.empty());

            refused(
                    ErrorCode.BAD_REQUEST,
                    () -> ada.ask(new ApplyCatalog(TWO, false, new CatalogVersion(7, 3), List.of(negative))));
            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new ApplyCatalog(TWO, false, ONE, List.of())));
            refused(
                    ErrorCode.BAD_REQUEST,
                    () -> ada.ask(new ApplyCatalog(TWO, false, new CatalogVersion(8, 3), List.of())));
        }
    }

    @Test
    void lists_only_so_many_entries_of_a_user_who_can_still_remove() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.ENTRIES_PER_USER, 10)) {
            var ada = tracker.registered(1, "ada");
            var files = IntStream.range(0, 15)
                    .mapToObj(i -> MemoryStore.file("f" + i))
                    .toList();
            ada.ask(new ApplyCatalog(CatalogVersion.NONE, true, ONE, files));

            var refused = refused(
                    ErrorCode.TOO_LARGE,
                    () -> ada.ask(new ApplyCatalog(ONE, false, TWO, List.of(MemoryStore.file("more")))));
            var removed = ada.ask(new ApplyCatalog(ONE, false, TWO, List.of(new CatalogChange.Removed("f1"))));

            assertTrue(refused.remedy().contains("tracker.entries.per.user"));
            assertEquals(TWO, removed.version());
            refused(
                    ErrorCode.TOO_LARGE,
                    () -> ada.ask(new ApplyCatalog(
                            TWO,
                            true,
                            TWO,
                            IntStream.range(0, 21)
                                    .mapToObj(i -> MemoryStore.file("g" + i))
                                    .toList())));
        }
    }

    @Test
    void a_full_disk_changes_nothing() throws Exception {
        try (var tracker = new Trackers()) {
            var index = tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            tracker.store.diskFull(true);

            assertThrows(IOException.class, () -> ada.list(ONE, MemoryStore.file("docs/a.txt")));

            assertEquals(CatalogVersion.NONE, ada.register("ada").catalog());
            assertEquals(0, index.entries());
        }
    }

    @Test
    void browses_by_pages_and_names_are_found_in_any_case() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "Ada");
            var grace = tracker.registered(2, "grace");
            ada.list(
                    ONE,
                    MemoryStore.file("docs/a.txt"),
                    MemoryStore.file("docs/b.txt"),
                    MemoryStore.file("docs/c.txt"));

            var first =
                    grace.ask(new Browse("ada", "docs", Optional.empty(), 2)).listing();
            var second = grace.ask(new Browse("Ada", "docs", first.next(), 2)).listing();

            assertEquals(Optional.of("b.txt"), first.next());
            assertEquals(1, second.entries().size());
            assertEquals(Optional.empty(), second.next());
        }
    }

    @Test
    void browsing_says_what_is_not_there() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");

            assertEquals(
                    List.of(),
                    ada.ask(new Browse("ada", "", Optional.empty(), 10))
                            .listing()
                            .entries());
            refused(ErrorCode.NOT_FOUND, () -> ada.ask(new Browse("nobody1", "", Optional.empty(), 10)));
            refused(ErrorCode.NOT_FOUND, () -> ada.ask(new Browse("ada", "docs", Optional.empty(), 10)));
            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new Browse("ada", "../docs", Optional.empty(), 10)));
            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new Browse("ada", "", Optional.empty(), 0)));
            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new Browse("ada", "", Optional.empty(), 1_001)));
        }
    }

    @Test
    void strangers_can_neither_list_nor_browse() throws Exception {
        try (var tracker = new Trackers()) {
            var stranger = tracker.peer(1);

            refused(ErrorCode.NOT_REGISTERED, () -> stranger.list(ONE, MemoryStore.file("docs/a.txt")));
            refused(ErrorCode.NOT_REGISTERED, () -> stranger.ask(new Browse("ada", "", Optional.empty(), 10)));
        }
    }
}
