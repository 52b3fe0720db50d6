package org.truflow.tracker.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Presence;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.search.Hit;
import org.truflow.search.SearchPage;
import org.truflow.search.SearchRequest;
import org.truflow.settings.PeerSettings;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.server.internal.RunningTracker;

/** A tracker and its clients, with nothing between them but sessions in memory. */
final class TrackerAndClientTest {
    private static final PeerId TRACKER = MemoryNetwork.id(100);
    private static final ContentHash SONG = ContentHash.parse("ab".repeat(32));

    private final RunningTracker tracker = new RunningTracker();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(tracker));

    @AfterEach
    void stop() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void one_lists_and_another_finds() throws Exception {
        var ada = join(1, "ada");
        var grace = join(2, "grace");
        var feed = new MemoryFeed(7);
        feed.change(new CatalogChange.Folder("music"), song("music/song.flac"));
        ada.slot.fill(feed);
        Eventually.is("it is found", () -> hits(grace, "song").size() == 1);

        var hit = hits(grace, "song").getFirst();
        var sources = get(grace.directory.sources(List.of(SONG)));

        assertEquals("ada", hit.places().getFirst().user());
        assertEquals("music/song.flac", sources.get(SONG).getFirst().path());
        assertEquals(MemoryNetwork.id(1), sources.get(SONG).getFirst().peer());
        assertEquals(
                4321,
                get(grace.directory.locate(MemoryNetwork.id(1))).getFirst().getPort());
        assertEquals(
                "song.flac",
                get(grace.directory.browse("ada", "music", Optional.empty(), 10))
                        .entries()
                        .getFirst()
                        .name());
        assertEquals(Map.of(), get(ada.directory.sources(List.of(SONG))), "nobody is a source for themselves");
    }

    @Test
    void everyone_sees_who_comes_and_goes() {
        var clients = new ArrayList<Client>();
        for (var i = 1; i <= 30; i++) {
            clients.add(join(i, "user" + i));
        }
        var first = clients.getFirst();
        Eventually.is("all are there", () -> online(first) == 30);

        clients.getLast().close();

        Eventually.is("one is gone", () -> online(first) == 29);
        assertEquals(30, first.directory.people().size());
    }

    @Test
    void a_second_key_does_not_get_the_name_and_a_vouched_one_does() throws Exception {
        var ada = join(1, "ada");
        var feed = new MemoryFeed(7);
        feed.change(song("music/song.flac"));
        ada.slot.fill(feed);
        var thief = start(new MemoryNetwork(MemoryNetwork.id(2)), "аdа");
        Eventually.is("refused", () -> thief.directory.state() instanceof DirectoryState.Refused);
        var grace = join(3, "grace");
        Eventually.is("it is found", () -> hits(grace, "song").size() == 1);
        ada.close();

        var rotated = start(new MemoryNetwork(MemoryNetwork.id(4), MemoryNetwork.id(1)), "ada");
        rotated.slot.fill(feed);
        rotated.awaitOnline();

        Eventually.is(
                "the key changed",
                () -> grace.directory.person(MemoryNetwork.id(4)).isPresent());
        assertEquals(Optional.empty(), grace.directory.person(MemoryNetwork.id(1)));
        Eventually.is(
                "what is shared moved along",
                () -> get(grace.directory.sources(List.of(SONG))).getOrDefault(SONG, List.of()).stream()
                        .anyMatch(source -> source.peer().equals(MemoryNetwork.id(4))));
    }

    @Test
    void a_ban_reaches_the_banned_and_so_does_its_end() throws Exception {
        var ada = join(1, "ada");
        var grace = join(2, "grace");
        Eventually.is(
                "ada is there",
                () -> grace.directory.person(MemoryNetwork.id(1)).isPresent());

        tracker.admin().ban("ada", "too loud");
        Eventually.is("ada knows", () -> ada.directory.state() instanceof DirectoryState.Refused);
        Eventually.is(
                "grace knows", () -> grace.directory.person(MemoryNetwork.id(1)).isEmpty());
        assertTrue(((DirectoryState.Refused) ada.directory.state()).reason().contains("too loud"));
        tracker.admin().unban("ada");

        ada.awaitOnline();
        Eventually.is(
                "ada is there again",
                () -> grace.directory
                        .person(MemoryNetwork.id(1))
                        .filter(person -> person.presence() == Presence.ONLINE)
                        .isPresent());
    }

    @Test
    void a_tracker_that_starts_again_knows_everyone_and_everything() throws Exception {
        var network = new MemoryNetwork(MemoryNetwork.id(1));
        var ada = start(network, "ada");
        ada.awaitOnline();
        var feed = new MemoryFeed(7);
        feed.change(song("music/song.flac"));
        ada.slot.fill(feed);
        Eventually.is("it is found", () -> hits(ada, "song").size() == 1);

        network.unreachable();
        tracker.restart();
        feed.change(MemoryFeed.file("music/later.flac"));
        network.serve(TRACKER, tracker.handlers());

        ada.awaitOnline();
        Eventually.is("both are found", () -> hits(ada, "music/").size() == 2);
        assertEquals(1, tracker.admin().users().size());
    }

    @Test
    void a_search_engine_that_is_stopped_is_told_and_comes_back_up_to_date() {
        var ada = join(1, "ada");
        var feed = new MemoryFeed(7);
        ada.slot.fill(feed);
        tracker.stopSearch();

        var failure = failure(ada.directory.search(new SearchRequest("song", 10, Optional.empty())));
        feed.change(song("music/song.flac"));
        Eventually.is("it is listed", () -> tracker.admin().status().entries() == 2);
        tracker.startSearch();

        assertEquals("the search engine is not running", failure.getMessage());
        Eventually.is("it is found", () -> hits(ada, "song").size() == 1);
    }

    @Test
    void a_catalog_arrives_whole_though_the_session_ends_at_every_page() {
        var network = new MemoryNetwork(MemoryNetwork.id(1));
        network.serve(TRACKER, () -> {
            var handlers = new ArrayList<MessageHandlers.Handler<?>>();
            tracker.handlers().handlers().forEach(handler -> handlers.add(cutting(network, handler)));
            return handlers;
        });
        var ada = client(network, "ada");
        var feed = new MemoryFeed(7);
        feed.change(new CatalogChange.Folder("docs"));
        feed.change(IntStream.range(0, 20_000)
                .mapToObj(i -> MemoryFeed.file("docs/" + i))
                .toArray(CatalogChange[]::new));

        ada.slot.fill(feed);

        Eventually.is("all is listed", () -> tracker.admin().status().entries() == 20_001);
        Eventually.is("all is indexed", () -> tracker.admin().status().indexed() == 20_001);
        assertTrue(network.opened() >= 10, () -> network.opened() + " sessions");
    }

    /** Ends the session after each page that was applied, before the answer arrives. */
    private static MessageHandlers.Handler<?> cutting(MemoryNetwork network, MessageHandlers.Handler<?> handler) {
        return handler.type() == ApplyCatalog.class
                ? cuttingAnswer(network, (MessageHandlers.RequestHandler<?, ?>) handler)
                : handler;
    }

    private static <Q extends Message.Request<R>, R extends Message> MessageHandlers.Handler<Q> cuttingAnswer(
            MemoryNetwork network, MessageHandlers.RequestHandler<Q, R> handler) {
        return MessageHandlers.onRequest(handler.type(), (Session from, Q request) -> {
            var answer = handler.answer().answer(from, request);
            network.cut();
            from.closed().toCompletableFuture().join();
            return answer;
        });
    }

    @Test
    void what_one_removes_nobody_finds() throws Exception {
        var ada = join(1, "ada");
        var feed = new MemoryFeed(7);
        feed.change(song("music/song.flac"), MemoryFeed.file("music/other.flac"));
        ada.slot.fill(feed);
        Eventually.is("both are found", () -> hits(ada, ".flac").size() == 2);

        feed.change(new CatalogChange.Removed("music"));

        Eventually.is("nothing is found", () -> hits(ada, ".flac").isEmpty());
        assertEquals(Map.of(), get(ada.directory.sources(List.of(SONG))));
        assertInstanceOf(
                RefusedException.class,
                failure(ada.directory.browse("ada", "music", Optional.empty(), 1))
                        .getCause());
    }

    private Client join(int number, String name) {
        var client = start(new MemoryNetwork(MemoryNetwork.id(number)), name);
        client.awaitOnline();
        return client;
    }

    private Client start(MemoryNetwork network, String name) {
        network.serve(TRACKER, tracker.handlers());
        return client(network, name);
    }

    private Client client(MemoryNetwork network, String name) {
        var client = new Client(network, PeerSettings.NAME, name);
        open.add(network);
        open.add(client);
        return client;
    }

    private static long online(Client client) {
        return client.directory.people().stream()
                .filter(person -> person.presence() == Presence.ONLINE)
                .count();
    }

    private static List<Hit> hits(Client client, String query) {
        CompletionStage<SearchPage> asked = client.directory.search(new SearchRequest(query, 100, Optional.empty()));
        try {
            return asked.toCompletableFuture().join().hits();
        } catch (CompletionException e) {
            return List.of();
        }
    }

    private static CatalogChange song(String path) {
        return new CatalogChange.File(path, 5_000_000, Instant.EPOCH, Optional.of(SONG));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static IOException failure(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            return Answers.failure(e);
        }
        throw new AssertionError("it did not fail");
    }
}
