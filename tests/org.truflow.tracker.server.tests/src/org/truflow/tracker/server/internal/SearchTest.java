package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.tracker.server.internal.RegistrationTest.refused;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Search;
import org.truflow.settings.TrackerSettings;
import org.truflow.share.CatalogVersion;

final class SearchTest {
    private static final CatalogVersion ONE = new CatalogVersion(7, 1);
    private static final Search NOTES = new Search("notes", 100, Optional.empty());

    @Test
    void finds_what_others_and_the_asker_list_and_says_who_is_there() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            ada.list(ONE, MemoryStore.file("docs/notes.txt", "ab"));
            grace.list(ONE, MemoryStore.file("my/notes.md"));
            ada.close("goodbye");

            var hits = grace.ask(NOTES).page().hits();

            assertEquals(
                    Set.of("notes.txt", "notes.md"),
                    Set.of(hits.get(0).name(), hits.get(1).name()));
            for (var hit : hits) {
                var place = hit.places().getFirst();
                assertEquals(place.user().equals("grace"), place.online());
                assertEquals(place.path().endsWith(".txt") ? "ada" : "grace", place.user());
            }
        }
    }

    @Test
    void finds_sources_those_who_are_here_first() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            ada.list(ONE, MemoryStore.file("docs/a.bin", "ab"));
            grace.list(ONE, MemoryStore.file("docs/b.bin", "ab"), MemoryStore.file("docs/c.bin", "cd"));
            ada.close("goodbye");

            var sources = grace.ask(new FindSources(List.of(MemoryStore.content("ab"), MemoryStore.content("ef"))))
                    .sources();

            assertEquals(Set.of(MemoryStore.content("ab")), sources.keySet());
            var found = sources.values().iterator().next();
            assertEquals("grace", found.getFirst().user());
            assertTrue(found.getFirst().online());
            assertEquals("ada", found.getLast().user());
            assertFalse(found.getLast().online());
        }
    }

    @Test
    void tells_of_those_who_have_begun_to_fetch_what_the_asker_may_see() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            var joan = tracker.registered(3, "joan");
            ada.list(ONE, MemoryStore.file("docs/a.bin", "ab"));
            var contents = List.of(MemoryStore.content("ef"), MemoryStore.content("ab"));
            var none = new FindSources(contents, Optional.of(new BitSet()));

            grace.ask(new FindSources(contents, Optional.of(BitSet.valueOf(new byte[] {7}))));

            var told = joan.ask(none).sources();
            assertEquals(Set.of(contents.get(1)), told.keySet(), "nobody lists the other");
            assertEquals(
                    List.of("ada", "grace true"),
                    told.get(contents.get(1)).stream()
                            .map(source -> source.user() + (source.partial() ? " " + source.online() : ""))
                            .toList());
            assertEquals(
                    1,
                    joan.ask(new FindSources(contents))
                            .sources()
                            .get(contents.get(1))
                            .size(),
                    "who does not know of partial sources is not told of them");
            grace.close("goodbye");
            assertEquals(1, joan.ask(none).sources().get(contents.get(1)).size());
        }
    }

    @Test
    void locates_a_peer_where_the_tracker_sees_it_and_nowhere_when_it_is_gone() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");

            assertEquals(
                    List.of(new InetSocketAddress("192.0.2.7", 4321)),
                    grace.ask(new Locate(RemotePeer.id(1))).addresses());
            ada.close("goodbye");
            assertEquals(List.of(), grace.ask(new Locate(RemotePeer.id(1))).addresses());
            assertEquals(List.of(), grace.ask(new Locate(RemotePeer.id(99))).addresses());
        }
    }

    @Test
    void sends_nobody_to_their_own_machine() throws Exception {
        try (var tracker = new Trackers()) {
            var here = new RemotePeer(tracker.server, RemotePeer.id(1), Set.of(), "127.0.0.1");
            here.register("near");
            var neighbour = new RemotePeer(tracker.server, RemotePeer.id(2), Set.of(), "127.0.0.1");
            neighbour.register("neighbour");
            var far = tracker.registered(3, "far");

            assertEquals(
                    1, neighbour.ask(new Locate(RemotePeer.id(1))).addresses().size());
            assertEquals(List.of(), far.ask(new Locate(RemotePeer.id(1))).addresses());
        }
    }

    @Test
    void strangers_get_no_answer() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var stranger = tracker.peer(1);

            refused(ErrorCode.NOT_REGISTERED, () -> stranger.ask(NOTES));
            refused(ErrorCode.NOT_REGISTERED, () -> stranger.ask(new FindSources(List.of())));
            refused(ErrorCode.NOT_REGISTERED, () -> stranger.ask(new Locate(RemotePeer.id(1))));
        }
    }

    @Test
    void says_that_the_search_engine_is_not_running() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");

            var refused = refused(ErrorCode.UNAVAILABLE, () -> ada.ask(NOTES));

            assertEquals("the search engine is not running", refused.getMessage());
            refused(ErrorCode.UNAVAILABLE, () -> ada.ask(new FindSources(List.of())));
            assertEquals(
                    List.of("the search engine is not running"),
                    tracker.server.status().problems());
        }
    }

    @Test
    void a_search_during_which_the_engine_is_stopped_says_so() throws Exception {
        try (var tracker = new Trackers()) {
            var index = tracker.withIndex();
            var ada = tracker.registered(1, "ada");

            index.stop();
            tracker.server.removeIndex(index);

            refused(ErrorCode.UNAVAILABLE, () -> ada.ask(NOTES));
        }
    }

    @Test
    void refuses_queries_that_make_no_sense_or_are_too_large() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ada = tracker.registered(1, "ada");

            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new Search(" ", 10, Optional.empty())));
            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new Search("x", 0, Optional.empty())));
            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new Search("x", 1_001, Optional.empty())));
            refused(ErrorCode.BAD_REQUEST, () -> ada.ask(new Search("x", 1, Optional.of("no number"))));
            refused(ErrorCode.TOO_LARGE, () -> ada.ask(new Search("x".repeat(1_001), 10, Optional.empty())));
            refused(
                    ErrorCode.TOO_LARGE,
                    () -> ada.ask(new FindSources(Collections.nCopies(1_001, MemoryStore.content("ab")))));
        }
    }

    @Test
    void a_user_can_search_only_so_often() throws Exception {
        try (var tracker = new Trackers(TrackerSettings.SEARCHES_PER_MINUTE, 3)) {
            tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            for (var i = 0; i < 3; i++) {
                ada.ask(NOTES);
            }

            refused(ErrorCode.TOO_MANY, () -> ada.ask(NOTES));
            grace.ask(NOTES);
            tracker.nanos.addAndGet(Duration.ofSeconds(21).toNanos());
            ada.ask(NOTES);
            refused(ErrorCode.TOO_MANY, () -> ada.ask(NOTES));
        }
    }

    @Test
    void answers_fit_a_message_and_nothing_is_left_out_when_paths_are_as_long_as_they_may_be() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            var folder = String.join("/", Collections.nCopies(3, "x".repeat(1_000)));
            for (var page = 0; page < 4; page++) {
                var from = page * 250;
                var changes = IntStream.range(from, from + 250)
                        .mapToObj(i -> MemoryStore.file(folder + "/" + i + "y".repeat(1_000), "%04d".formatted(i)))
                        .toList();
                ada.ask(new ApplyCatalog(
                        new CatalogVersion(7, page), page == 0, new CatalogVersion(7, page + 1), changes));
            }

            var names = new HashSet<String>();
            var cursor = Optional.<String>empty();
            do {
                var page = ada.ask(new Search("yyy", 1_000, cursor)).page();
                page.hits().forEach(hit -> names.add(hit.name()));
                cursor = page.cursor();
            } while (cursor.isPresent());
            var contents = IntStream.range(0, 250)
                    .mapToObj(i -> MemoryStore.content("%04d".formatted(i)))
                    .toList();

            assertEquals(1_000, names.size());
            assertEquals(250, ada.ask(new FindSources(contents)).sources().size());
        }
    }
}
