package org.truflow.tracker.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.truflow.directory.DirectoryState;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.Register;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

final class CatalogSyncTest {
    private static final PeerId TRACKER = MemoryNetwork.id(100);

    private final MemoryNetwork network = new MemoryNetwork(MemoryNetwork.id(1));
    private final ScriptedTracker tracker = new ScriptedTracker();
    private final MemoryFeed feed = new MemoryFeed(7);

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void lists_everything_in_pages_and_then_each_change() {
        feed.change(files(0, 4_500));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();
            assertEquals(4_500, tracker.entries());
            assertEquals(3, pages().size());
            assertTrue(pages().getFirst().fresh());
            assertFalse(pages().getLast().fresh());

            feed.change(new CatalogChange.Removed("docs/7"));
            awaitHeld();

            assertEquals(4_499, tracker.entries());
            assertEquals(1, pages().getLast().changes().size());
        }
    }

    @Test
    void a_reconnect_with_nothing_changed_is_one_round_trip() {
        feed.change(files(0, 10));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();
            var before = tracker.asked.size();

            network.cut();
            Eventually.is("registered again", () -> tracker.count(Register.class) == 2);
            client.awaitOnline();
            feed.change(files(10, 11));
            awaitHeld();

            // The registration, and one page for what changed after it.
            assertEquals(before + 2, tracker.asked.size());
            assertEquals(feed.version().number(), tracker.held.number());
        }
    }

    @Test
    void goes_on_after_an_interruption_at_every_page() {
        feed.change(files(0, 20_000));
        var sent = new AtomicInteger();
        // Of every two pages one is lost before it is applied, and one after.
        tracker.refuse(ApplyCatalog.class, message -> {
            var page = (ApplyCatalog) message;
            if (sent.incrementAndGet() % 2 == 0) {
                page.changes().forEach(change -> tracker.catalog.put(change.path(), change));
                tracker.held = page.version();
            }
            network.cut();
            return new IOException("never seen");
        });
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();

            assertEquals(20_000, tracker.catalog.size());
            assertTrue(network.opened() >= 20, () -> network.opened() + " sessions");
        }
    }

    @Test
    void a_tracker_that_lost_everything_gets_everything() {
        feed.change(files(0, 100));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();

            network.unreachable();
            var empty = new ScriptedTracker();
            network.serve(TRACKER, empty);

            Eventually.is("all there", () -> empty.held.equals(feed.version()));
            assertEquals(100, empty.entries());
        }
    }

    @Test
    void goes_on_from_what_the_tracker_says_it_holds() {
        feed.change(files(0, 100));
        tracker.held = new CatalogVersion(7, 60);
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();
            assertEquals(40, tracker.entries());

            tracker.held = new CatalogVersion(7, 10);
            feed.change(files(100, 101));
            awaitHeld();

            assertEquals(new CatalogVersion(7, 10), pages().getLast().since());
        }
    }

    @Test
    void waits_for_the_engine_that_shares_and_goes_on_when_it_is_back() {
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            client.slot.fill(feed);
            awaitHeld();
            client.slot.clear(feed);
            feed.change(files(0, 10));
            assertEquals(0, feed.listeners());

            client.slot.fill(feed);

            awaitHeld();
            assertEquals(10, tracker.entries());
        }
    }

    @Test
    void survives_an_engine_that_stops_in_the_middle() {
        feed.change(files(0, 10));
        feed.broken(true);
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            client.awaitOnline();

            feed.broken(false);

            awaitHeld();
        }
    }

    @Test
    void a_catalog_of_a_new_life_replaces_the_old_one() {
        feed.change(files(0, 10));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();
            client.slot.clear(feed);
            var next = new MemoryFeed(8);
            next.change(files(5, 7));

            client.slot.fill(next);

            Eventually.is("replaced", () -> tracker.held.equals(next.version()));
            assertEquals(2, tracker.entries());
        }
    }

    @Test
    void leaves_out_what_no_tracker_takes_and_bends_impossible_times() {
        feed.change(
                MemoryFeed.file("docs/fine"),
                MemoryFeed.file("docs/new\nline"),
                MemoryFeed.file("docs/" + "x".repeat(2_000)),
                new CatalogChange.File("docs/old", 1, Instant.MIN, Optional.empty()),
                new CatalogChange.File("docs/far", 1, Instant.MAX, Optional.empty()));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();

            assertEquals(List.of("docs/far", "docs/fine", "docs/old"), List.copyOf(tracker.catalog.keySet()));
            assertEquals(MapReader.FIRST_INSTANT, ((CatalogChange.File) tracker.catalog.get("docs/old")).modified());
        }
    }

    @Test
    void pages_of_very_long_paths_are_shorter() {
        var folder = String.join("/", Collections.nCopies(3, "x".repeat(1_000)));
        feed.change(IntStream.range(0, 3_000)
                .mapToObj(i -> MemoryFeed.file(folder + "/" + "y".repeat(900) + i))
                .toArray(CatalogChange[]::new));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();

            assertEquals(3_000, tracker.entries());
            for (var page : pages()) {
                assertTrue(page.changes().stream()
                                .mapToInt(change -> change.path().length())
                                .sum()
                        < 3 << 20);
            }
        }
    }

    @Test
    void a_catalog_that_is_refused_is_offered_again_and_the_rest_works_meanwhile() {
        tracker.refuse(
                ApplyCatalog.class, _ -> new RefusedException(ErrorCode.TOO_LARGE, "too many files", "share less"));
        feed.change(files(0, 10));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            Eventually.is("refused", () -> tracker.count(ApplyCatalog.class) > 1);
            assertEquals(new DirectoryState.Online("ada"), client.directory.state());

            tracker.accept(ApplyCatalog.class);

            awaitHeld();
        }
    }

    @Test
    void a_session_that_is_not_registered_any_more_is_begun_anew() {
        var once = new AtomicInteger();
        tracker.refuse(ApplyCatalog.class, _ -> {
            if (once.getAndIncrement() == 0) {
                tracker.accept(ApplyCatalog.class);
            }
            return new RefusedException(ErrorCode.NOT_REGISTERED, "register first", "");
        });
        feed.change(files(0, 10));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            awaitHeld();

            assertEquals(2, network.opened());
        }
    }

    @Test
    void a_tracker_that_never_takes_a_page_is_not_flooded() {
        var stubborn = new ScriptedTracker();
        stubborn.refuse(ApplyCatalog.class, _ -> new RefusedException(ErrorCode.INTERNAL, "the disk is full", ""));
        feed.change(files(0, 10));
        network.serve(TRACKER, stubborn);
        try (var client = new Client(network)) {
            client.slot.fill(feed);
            var start = System.nanoTime();
            Eventually.is("tried some times", () -> stubborn.count(ApplyCatalog.class) >= 10);

            // At most one page in each pause, however quick the refusals are.
            assertTrue(System.nanoTime() - start >= 8 * Client.QUICK.busy().toNanos());
        }
    }

    @Test
    void a_million_entries_go_through_in_little_memory() {
        var million = new EndlessFeed(1_000_000);
        var counting = new CountingTracker();
        network.serve(TRACKER, counting);
        try (var client = new Client(network)) {
            client.slot.fill(million);

            Eventually.is("all listed", () -> counting.held().equals(million.version()));

            assertEquals(1_000_000, counting.changes());
            assertEquals(500, counting.pages());
            assertTrue(million.mostAtOnce() <= ApplyCatalog.MOST);
            assertEquals(1, counting.mostUnderWay());
        }
    }

    private void awaitHeld() {
        Eventually.is("the tracker holds what is shared", () -> tracker.held.equals(feed.version()));
    }

    private List<ApplyCatalog> pages() {
        var pages = new ArrayList<ApplyCatalog>();
        for (var message : tracker.asked) {
            if (message instanceof ApplyCatalog page) {
                pages.add(page);
            }
        }
        return pages;
    }

    private static CatalogChange[] files(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> MemoryFeed.file("docs/" + i))
                .toArray(CatalogChange[]::new);
    }
}
