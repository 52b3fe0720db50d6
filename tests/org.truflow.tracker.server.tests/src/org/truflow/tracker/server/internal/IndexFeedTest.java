package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truflow.id.PeerId;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.Search;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;

final class IndexFeedTest {
    private static final PeerId ADA = RemotePeer.id(1);

    @Test
    void an_engine_that_comes_late_is_brought_up_to_date() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            list(ada, 0, 10_000);

            var index = tracker.withIndex();
            Eventually.is("all is indexed", () -> index.version(ADA).equals(tracker.store.version(ADA)));

            assertEquals(tracker.store.entries(ADA), index.entries());
            assertTrue(index.largestPage() <= ApplyCatalog.MOST);
            Eventually.is(
                    "all is well", () -> tracker.server.status().problems().isEmpty());
            assertEquals(10_001, tracker.server.status().indexed());
        }
    }

    @Test
    void an_engine_that_was_stopped_and_comes_back_has_what_changed_meanwhile() throws Exception {
        try (var tracker = new Trackers()) {
            var index = tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            list(ada, 0, 100);
            grace.list(version(1), MemoryStore.file("g/one"));
            tracker.server.removeIndex(index);

            list(ada, 100, 150);
            tracker.server.remove("grace");
            tracker.server.addIndex(index);

            Eventually.is(
                    "it follows",
                    () -> index.version(ADA).equals(version(150))
                            && index.owners().size() == 1);
            assertEquals(151, index.entries());
        }
    }

    @Test
    void what_an_engine_holds_already_is_not_sent_again() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            list(ada, 0, 100);
            var index = new MemoryIndex();
            index.apply(ADA, true, List.of(), version(100));

            tracker.server.addIndex(index);
            Eventually.is(
                    "it was compared", () -> tracker.server.status().problems().isEmpty());

            assertEquals(0, index.entries());
        }
    }

    @Test
    void changes_that_come_while_a_catalog_is_streamed_are_not_lost() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            list(ada, 0, 5_000);
            var streams = new AtomicInteger();
            tracker.store.whileStreaming(() -> {
                if (streams.incrementAndGet() == 1) {
                    apply(ada, version(5_000), version(5_001), new CatalogChange.Removed("docs/17"));
                    apply(ada, version(5_001), version(5_002), MemoryStore.file("docs/late"));
                    assertTrue(tracker.server.status().problems().getFirst().contains("rebuilt"));
                }
            });

            var index = tracker.withIndex();
            Eventually.is("it follows", () -> index.version(ADA).equals(version(5_002)));

            assertEquals(1, streams.get());
            assertEquals(tracker.store.entries(ADA), index.entries());
            assertTrue(index.search(Question.of("docs/17", 1_000, Optional.empty())).groups().stream()
                    .noneMatch(
                            group -> group.matches().getFirst().entry().path().equals("docs/17")));
        }
    }

    @Test
    void a_catalog_that_changes_too_much_while_it_is_streamed_is_streamed_again() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            list(ada, 0, 5_000);
            var streams = new AtomicInteger();
            tracker.store.whileStreaming(() -> {
                if (streams.incrementAndGet() == 1) {
                    for (var i = 0; i < 100; i++) {
                        apply(ada, version(5_000 + i), version(5_001 + i), MemoryStore.file("late/" + i));
                    }
                }
            });

            var index = tracker.withIndex();
            Eventually.is("it follows", () -> index.version(ADA).equals(version(5_100)));

            assertEquals(2, streams.get());
            assertEquals(tracker.store.entries(ADA), index.entries());
        }
    }

    @Test
    void a_user_who_is_removed_while_the_catalog_is_streamed_is_not_found() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            list(ada, 0, 5_000);
            tracker.store.whileStreaming(() -> {
                try {
                    tracker.server.remove("ada");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            var index = tracker.withIndex();

            Eventually.is("it is gone", () -> tracker.server.status().problems().isEmpty() && index.entries() == 0);
        }
    }

    @Test
    void searches_are_answered_while_an_index_is_rebuilt() throws Exception {
        try (var tracker = new Trackers()) {
            var ada = tracker.registered(1, "ada");
            var grace = tracker.registered(2, "grace");
            list(ada, 0, 5_000);
            var reached = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            tracker.store.whileStreaming(() -> {
                reached.countDown();
                await(goOn);
            });

            tracker.withIndex();
            await(reached);
            grace.list(version(1), MemoryStore.file("g/notes.txt"));
            var hits =
                    grace.ask(new Search("notes", 10, Optional.empty())).page().hits();
            var problems = tracker.server.status().problems();
            goOn.countDown();

            assertEquals(1, hits.size());
            assertTrue(problems.getFirst().contains("of "), problems.toString());
            Eventually.is(
                    "all is well", () -> tracker.server.status().problems().isEmpty());
        }
    }

    @Test
    void an_index_that_fails_does_not_keep_the_catalog_from_being_kept_and_is_reported() throws Exception {
        try (var tracker = new Trackers()) {
            var index = tracker.withIndex();
            var ada = tracker.registered(1, "ada");
            index.broken(true);

            list(ada, 0, 10);
            Eventually.is(
                    "it is reported",
                    () -> tracker.server.status().problems().stream()
                            .anyMatch(problem -> problem.contains("no space")));
            index.broken(false);
            tracker.server.removeIndex(index);
            tracker.server.addIndex(index);

            Eventually.is("it follows", () -> index.version(ADA).equals(version(10)));
            Eventually.is(
                    "all is well", () -> tracker.server.status().problems().isEmpty());
        }
    }

    @Test
    void leaves_no_thread_behind() throws Exception {
        var ended = new ArrayList<Thread>();
        for (var round = 0; round < 3; round++) {
            try (var tracker = new Trackers()) {
                tracker.withIndex();
                list(tracker.registered(1, "ada"), 0, 100);
                ended.addAll(tracker.server.threads());
            }
        }

        assertEquals(9, ended.size());
        ended.forEach(thread -> assertFalse(thread.isAlive(), thread.getName()));
    }

    private static CatalogVersion version(long number) {
        return new CatalogVersion(7, number);
    }

    /** Lists files docs/from to docs/to, in pages. */
    private static void list(RemotePeer peer, int from, int to) throws Exception {
        for (var at = from; at < to; at += ApplyCatalog.MOST) {
            var end = Math.min(to, at + ApplyCatalog.MOST);
            var changes = IntStream.range(at, end)
                    .mapToObj(i -> MemoryStore.file("docs/" + i))
                    .toList();
            peer.ask(new ApplyCatalog(version(at), at == 0, version(end), changes));
        }
    }

    private static void apply(RemotePeer peer, CatalogVersion since, CatalogVersion version, CatalogChange change) {
        try {
            assertEquals(
                    version,
                    peer.ask(new ApplyCatalog(since, false, version, List.of(change)))
                            .version());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
