package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truflow.tracker.server.internal.RegistrationTest.refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Entry;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.Credentials;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Search;
import org.truflow.share.Audience;
import org.truflow.share.CatalogVersion;

/** Tries to see what one may not, on every way that leads to it. */
final class VisibilityTest {
    private static final CatalogVersion ONE = new CatalogVersion(7, 1);
    private static final Audience STAFF = new Audience.Chosen(Set.of("staff"), Set.of());

    /** Ann shares open to all, a secret with the staff, and notes with Bob. */
    private static RemotePeer ann(Trackers tracker) throws Exception {
        var ann = tracker.registered(1, "ann");
        ann.list(
                ONE,
                Map.of("secret", STAFF, "zz", new Audience.Chosen(Set.of(), Set.of("Bob"))),
                MemoryStore.file("open/plan", "aa"),
                MemoryStore.file("secret/plan", "bb"),
                MemoryStore.file("secret/copy of open", "aa"),
                MemoryStore.file("zz/plan", "cc"));
        return ann;
    }

    @Test
    void search_finds_only_what_one_may_see() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ann = ann(tracker);
            var bob = tracker.registered(2, "bob");
            var eve = tracker.registered(3, "eve");
            var staff = tracker.registered(4, "stan");
            tracker.server.accounts().join("staff", List.of("stan"));

            assertEquals(Set.of("open/plan"), found(eve, "plan"));
            assertEquals(Set.of("open/plan", "zz/plan"), found(bob, "plan"));
            assertEquals(Set.of("open/plan", "secret/plan"), found(staff, "plan"));
            assertEquals(Set.of("open/plan", "secret/plan", "zz/plan"), found(ann, "plan"));
            assertEquals(Set.of(), found(eve, "secret"));
            assertEquals(Set.of(), found(eve, "zz"));

            tracker.server.accounts().leave("staff", List.of("stan"));
            assertEquals(Set.of("open/plan"), found(staff, "plan"));
        }
    }

    @Test
    void pages_of_a_search_do_not_lead_to_it_either() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            ann(tracker);
            var eve = tracker.registered(3, "eve");

            var paths = new ArrayList<String>();
            var cursor = Optional.<String>empty();
            do {
                var page = eve.ask(new Search("plan", 1, cursor)).page();
                page.hits().forEach(hit -> hit.places().forEach(place -> paths.add(place.path())));
                cursor = page.cursor();
            } while (cursor.isPresent());

            assertEquals(List.of("open/plan"), paths);
        }
    }

    @Test
    void sources_are_only_those_one_may_see() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            ann(tracker);
            var eve = tracker.registered(3, "eve");
            var bob = tracker.registered(2, "bob");
            var asked = List.of(MemoryStore.content("aa"), MemoryStore.content("bb"), MemoryStore.content("cc"));

            var sources = eve.ask(new FindSources(asked)).sources();
            assertEquals(Set.of(MemoryStore.content("aa")), sources.keySet());
            assertEquals(
                    List.of("open/plan"),
                    sources.values().iterator().next().stream()
                            .map(source -> source.path())
                            .toList());
            var forBob = bob.ask(new FindSources(asked)).sources();
            assertEquals(Set.of(MemoryStore.content("aa"), MemoryStore.content("cc")), forBob.keySet());
            forBob.forEach((content, all) -> assertEquals(
                    content.equals(MemoryStore.content("aa")), all.getFirst().forEveryone(), "who may hand it on"));
        }
    }

    @Test
    void a_share_one_may_not_see_is_not_there_to_browse_nor_told_by_where_a_page_ends() throws Exception {
        try (var tracker = new Trackers()) {
            ann(tracker);
            var eve = tracker.registered(3, "eve");
            var bob = tracker.registered(2, "bob");

            assertEquals(List.of("open"), browsed(eve, "", 1_000));
            assertEquals(List.of("open"), browsed(eve, "", 1));
            assertEquals(
                    Optional.empty(),
                    eve.ask(new Browse("ann", "", Optional.empty(), 1))
                            .listing()
                            .next());
            assertEquals(List.of("open", "zz"), browsed(bob, "", 1));
            refused(ErrorCode.NOT_FOUND, () -> browsed(eve, "secret", 10));
            refused(ErrorCode.NOT_FOUND, () -> browsed(eve, "zz", 10));
            refused(ErrorCode.NOT_FOUND, () -> browsed(eve, "never", 10));
            assertEquals(List.of("plan"), browsed(bob, "zz", 10));
        }
    }

    @Test
    void what_is_shut_is_shut_at_once_and_what_is_opened_opens() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            var ann = ann(tracker);
            var eve = tracker.registered(3, "eve");

            ann.list(ONE, Map.of("open", Audience.NOBODY), MemoryStore.file("open/plan", "aa"));
            assertEquals(Set.of(), found(eve, "plan"));
            refused(ErrorCode.NOT_FOUND, () -> browsed(eve, "open", 10));

            ann.list(ONE, MemoryStore.file("open/plan", "aa"));
            assertEquals(Set.of("open/plan"), found(eve, "plan"));
        }
    }

    @Test
    void shares_of_who_is_away_stay_and_are_marked() throws Exception {
        try (var tracker = new Trackers()) {
            tracker.withIndex();
            ann(tracker).close("good night");
            var eve = tracker.registered(3, "eve");

            var hit = eve.ask(new Search("plan", 10, Optional.empty()))
                    .page()
                    .hits()
                    .getFirst();
            assertEquals("open/plan", hit.places().getFirst().path());
            assertFalse(hit.places().getFirst().online());
            assertEquals(List.of("plan"), browsed(eve, "open", 10));
            refused(ErrorCode.NOT_FOUND, () -> browsed(eve, "secret", 10));
        }
    }

    @Test
    void every_device_of_a_person_sees_what_the_others_offer() throws Exception {
        try (var tracker = new Trackers()) {
            ann(tracker);
            tracker.server.accounts().password("ann", "correct horse");
            var laptop = tracker.peer(9);
            laptop.register("ann", new Credentials("correct horse", "", "laptop"));

            assertTrue(browsed(laptop, "", 10).containsAll(List.of("open", "secret", "zz")));
        }
    }

    private static Set<String> found(RemotePeer peer, String query) throws Exception {
        var paths = new TreeSet<String>();
        peer.ask(new Search(query, 100, Optional.empty()))
                .page()
                .hits()
                .forEach(hit -> hit.places().forEach(place -> paths.add(place.path())));
        paths.remove("secret/copy of open");
        return paths;
    }

    private static List<String> browsed(RemotePeer peer, String path, int limit) throws IOException {
        var names = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var listing = peer.ask(new Browse("ann", path, after, limit)).listing();
            listing.entries().stream().map(Entry::name).forEach(names::add);
            after = listing.next();
        } while (after.isPresent());
        return names;
    }
}
