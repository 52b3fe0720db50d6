package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.tracker.KeepSearch;
import org.truflow.protocol.tracker.SearchMatched;
import org.truflow.search.SavedSearch;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

class SavedSearchesTest {
    private static final SavedSearch BACH = new SavedSearch("bach", "goldberg -aria type:audio");

    @Test
    void whoever_saved_a_search_is_told_once_of_what_comes_to_match_it() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            assertEquals(List.of(BACH), save(ada, BACH));

            grace.list(
                    new CatalogVersion(1, 1),
                    file("s/Goldberg_Variations 02.flac"),
                    file("s/goldberg aria.flac"),
                    file("s/goldberg.pdf"),
                    file("s/brahms.flac"));
            grace.list(new CatalogVersion(1, 2), file("s/Goldberg_Variations 02.flac"));
            ada.list(new CatalogVersion(1, 1), file("s/goldberg mine.flac"));

            assertEquals(List.of("s/Goldberg_Variations 02.flac"), told(ada));
            assertEquals(List.of(), told(grace));
        }
    }

    @Test
    void what_comes_while_a_user_is_away_waits() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            save(ada, BACH);
            ada.close("goodbye");
            var files = new CatalogChange[130];
            for (var i = 0; i < files.length; i++) {
                files[i] = file("s/goldberg " + i + ".flac");
            }
            grace.list(new CatalogVersion(1, 1), files);

            var back = tracker.registered(1, "ada");

            var told = told(back);
            assertEquals(100, told.size());
            assertEquals("s/goldberg 129.flac", told.getLast());
            assertTrue(matches(back).getLast().missed());
        }
    }

    @Test
    void searches_are_kept_changed_and_forgotten_by_name() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            save(ada, BACH);
            var other = new SavedSearch("bach", "cello");

            assertEquals(List.of(other), save(ada, other));
            assertEquals(List.of(), list(grace));
            grace.list(new CatalogVersion(1, 1), file("s/goldberg 1.flac"), file("s/Cello Suite.flac"));
            assertEquals(List.of("s/Cello Suite.flac"), told(ada));
            assertEquals(List.of(), forget(ada, "bach"));
            grace.list(new CatalogVersion(1, 2), file("s/another cello.flac"));
            assertEquals(1, told(ada).size());
            refused(ErrorCode.NOT_FOUND, () -> forget(ada, "bach"));
        }
    }

    @Test
    void a_removed_user_leaves_no_search_behind() throws Exception {
        try (var tracker = new Trackers()) {
            save(tracker.registered(1, "ada"), BACH);

            tracker.server.remove("ada");

            assertEquals(List.of(), list(tracker.registered(3, "ada")));
        }
    }

    @Test
    void a_user_keeps_so_many_that_make_sense() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            refused(ErrorCode.BAD_REQUEST, () -> save(ada, new SavedSearch("x", "size:big")));
            refused(ErrorCode.BAD_REQUEST, () -> save(ada, new SavedSearch(" ", "cello")));
            for (var i = 0; i < SavedSearches.MOST_EACH; i++) {
                save(ada, new SavedSearch("n" + i, "cello"));
            }

            refused(ErrorCode.TOO_MANY, () -> save(ada, new SavedSearch("more", "cello")));
            assertEquals(
                    SavedSearches.MOST_EACH,
                    save(ada, new SavedSearch("n0", "bach")).size());
        }
    }

    @Test
    void a_search_below_no_letters_is_compared_with_everything() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            save(ada, new SavedSearch("sign", "\u5c71"));
            save(ada, new SavedSearch("parts", "s01e02"));

            grace.list(
                    new CatalogVersion(1, 1),
                    file("s/\u767b\u5c71.jpg"),
                    file("s/show S01.E02.mkv"),
                    file("s/other.mkv"));

            assertEquals(List.of("s/\u767b\u5c71.jpg", "s/show S01.E02.mkv"), told(ada));
        }
    }

    private static List<SavedSearch> save(RemotePeer peer, SavedSearch search) throws IOException {
        return peer.ask(new KeepSearch(Optional.of(search), Optional.empty())).searches();
    }

    private static List<SavedSearch> forget(RemotePeer peer, String name) throws IOException {
        return peer.ask(new KeepSearch(Optional.empty(), Optional.of(name))).searches();
    }

    private static List<SavedSearch> list(RemotePeer peer) throws IOException {
        return peer.ask(new KeepSearch(Optional.empty(), Optional.empty())).searches();
    }

    private static List<SearchMatched> matches(RemotePeer peer) {
        return peer.others().stream()
                .filter(SearchMatched.class::isInstance)
                .map(SearchMatched.class::cast)
                .toList();
    }

    private static List<String> told(RemotePeer peer) {
        return matches(peer).stream()
                .flatMap(match -> match.hits().stream())
                .map(hit -> hit.places().getFirst().path())
                .toList();
    }

    private static void refused(ErrorCode code, Executable what) {
        assertEquals(code, assertThrows(RefusedException.class, what).code());
    }

    private static CatalogChange file(String path) {
        return new CatalogChange.File(
                path, 7, Instant.EPOCH, Optional.of(new ContentHash(new Sha256(path.hashCode(), 1, 2, 3))));
    }
}
