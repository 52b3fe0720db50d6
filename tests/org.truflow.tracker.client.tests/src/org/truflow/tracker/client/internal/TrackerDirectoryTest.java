package org.truflow.tracker.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Found;
import org.truflow.protocol.tracker.Located;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Search;
import org.truflow.protocol.tracker.SourcesFound;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.search.SearchPage;
import org.truflow.search.SearchRequest;
import org.truflow.settings.PeerSettings;

final class TrackerDirectoryTest {
    private static final PeerId SELF = MemoryNetwork.id(1);
    private static final PeerId TRACKER = MemoryNetwork.id(100);
    private static final PeerId OTHER = MemoryNetwork.id(101);
    private static final ContentHash AB = ContentHash.parse("ab".repeat(32));
    private static final ContentHash CD = ContentHash.parse("cd".repeat(32));

    private final MemoryNetwork network = new MemoryNetwork(SELF);
    private final ScriptedTracker tracker = new ScriptedTracker();

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void registers_and_knows_the_people() {
        tracker.welcome = List.of(new PresenceChanged(true, List.of(person("grace", 2), person("ada", 1)), List.of()));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            Eventually.is("people are there", () -> client.directory.people().size() == 2);

            assertEquals("tracker lab.example:1234", client.directory.name());
            assertEquals(new DirectoryState.Online("ada"), client.directory.state());
            assertEquals(Optional.of(TRACKER), client.directory.id());
            assertEquals(List.of(person("ada", 1), person("grace", 2)), client.directory.people());
            assertEquals(Optional.of(person("grace", 2)), client.directory.person(MemoryNetwork.id(2)));
        }
    }

    @Test
    void comes_back_by_itself_and_keeps_what_it_knew_meanwhile() {
        tracker.welcome = List.of(new PresenceChanged(true, List.of(person("grace", 2)), List.of()));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            Eventually.is("people are there", () -> !client.directory.people().isEmpty());

            network.unreachable();
            Eventually.is("unreachable", () -> client.directory.state() instanceof DirectoryState.Unreachable);
            assertEquals(1, client.directory.people().size());
            network.serve(TRACKER, tracker);

            client.awaitOnline();
            assertEquals(2, tracker.count(Register.class));
        }
    }

    @Test
    void asks_and_answers() throws Exception {
        var here = new Source(OTHER, "grace", "docs/a", 5, true);
        tracker.sources = new SourcesFound(
                Map.of(AB, List.of(new Source(SELF, "ada", "mine/a", 5, true), here), CD, List.of(here)));
        tracker.located = new Located(List.of(new InetSocketAddress("192.0.2.1", 5)));
        tracker.found = new Found(new SearchPage(Collections.nCopies(3, hit()), Optional.of("next"), false));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();

            assertEquals(Map.of(AB, List.of(here)), get(client.directory.sources(List.of(AB))));
            assertEquals(tracker.located.addresses(), get(client.directory.locate(OTHER)));
            assertEquals(
                    List.of(),
                    get(client.directory.browse("grace", "", Optional.empty(), 5))
                            .entries());
            var page = get(client.directory.search(new SearchRequest("x", 2, Optional.empty())));
            assertEquals(2, page.hits().size());
            assertEquals(Optional.of("next"), page.cursor());
        }
    }

    @Test
    void asks_for_many_contents_in_parts_that_fit() throws Exception {
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            var contents = IntStream.range(0, 1_000)
                    .mapToObj(i -> ContentHash.parse("%064x".formatted(i)))
                    .toList();

            assertEquals(Map.of(), get(client.directory.sources(contents)));
            assertEquals(Map.of(), get(client.directory.sources(List.of())));

            assertEquals(4, tracker.count(FindSources.class));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> client.directory.sources(IntStream.range(0, 1_001)
                            .mapToObj(i -> ContentHash.parse("%064x".formatted(i)))
                            .toList()));
        }
    }

    @Test
    void says_of_which_contents_it_hands_out_pieces() throws Exception {
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            var one = ContentHash.parse("%064x".formatted(1));
            var two = ContentHash.parse("%064x".formatted(2));

            get(client.directory.sources(List.of(one, two), Set.of(two)));
            get(client.directory.sources(List.of(one, two)));

            var asked = tracker.asked.stream()
                    .filter(FindSources.class::isInstance)
                    .map(FindSources.class::cast)
                    .toList();
            var place = asked.getFirst().contents().indexOf(two);
            assertEquals(
                    Set.of(place),
                    asked.getFirst().begun().orElseThrow().stream().boxed().collect(Collectors.toSet()));
            assertEquals(Optional.empty(), asked.getLast().begun());
        }
    }

    @Test
    void says_at_once_that_it_is_not_connected() {
        try (var client = new Client(network)) {
            Eventually.is("unreachable", () -> client.directory.state() instanceof DirectoryState.Unreachable);

            var failure = failure(client.directory.search(new SearchRequest("x", 2, Optional.empty())));

            assertTrue(failure.getMessage().contains("lab.example:1234 cannot be reached now"), failure.getMessage());
            failure(client.directory.sources(List.of(AB)));
            failure(client.directory.locate(OTHER));
            failure(client.directory.browse("grace", "", Optional.empty(), 5));
        }
    }

    @Test
    void a_request_under_way_fails_when_the_session_ends() {
        tracker.refuse(Search.class, _ -> {
            network.cut();
            Eventually.is("cut", () -> network.opened() == 2);
            return new IOException("too late");
        });
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();

            failure(client.directory.search(new SearchRequest("x", 2, Optional.empty())));
        }
    }

    @Test
    void explains_refusals() {
        tracker.refuse(
                Browse.class, _ -> new RefusedException(ErrorCode.NOT_FOUND, "nobody here is called grace", "look"));
        tracker.refuse(
                Search.class, _ -> new RefusedException(ErrorCode.UNAVAILABLE, "the search engine is not running", ""));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();

            var missing = failure(client.directory.browse("grace", "docs", Optional.empty(), 5));
            var unavailable = failure(client.directory.search(new SearchRequest("x", 2, Optional.empty())));

            assertInstanceOf(NoSuchFileException.class, missing);
            assertTrue(missing.getMessage().contains("nobody here is called grace"));
            assertEquals("the search engine is not running", unavailable.getMessage());
            failure(client.directory.search(new SearchRequest("x".repeat(1_001), 2, Optional.empty())));
        }
    }

    @Test
    void a_refused_name_is_a_state_with_a_remedy_and_is_tried_again() {
        tracker.refuse(
                Register.class,
                _ -> new RefusedException(
                        ErrorCode.NAME_TAKEN, "the name ada belongs to another key", "choose another"));
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            Eventually.is("refused", () -> client.directory.state() instanceof DirectoryState.Refused);
            assertEquals(
                    new DirectoryState.Refused("the name ada belongs to another key", "choose another"),
                    client.directory.state());
            assertEquals(Optional.empty(), client.pins.pinned("tracker lab.example:1234"));
            assertTrue(failure(client.directory.locate(OTHER)).getMessage().contains("choose another"));
            network.cut();
            Eventually.is("connected again", () -> network.opened() == 2);
            assertInstanceOf(DirectoryState.Refused.class, client.directory.state());

            tracker.accept(Register.class);

            client.awaitOnline();
            assertEquals(Optional.of(TRACKER), client.pins.pinned("tracker lab.example:1234"));
        }
    }

    @Test
    void a_tracker_that_cannot_now_is_asked_again() {
        var attempts = new AtomicInteger();
        tracker.refuse(Register.class, _ -> {
            if (attempts.incrementAndGet() == 3) {
                tracker.accept(Register.class);
            }
            return new RefusedException(ErrorCode.UNAVAILABLE, "the tracker is starting", "");
        });
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();

            assertEquals(1, network.opened());
        }
    }

    @Test
    void someone_else_at_the_address_is_refused_and_the_right_one_is_taken_when_back() {
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            network.unreachable();
            var impostor = new ScriptedTracker();
            network.serve(OTHER, impostor);

            Eventually.is("refused", () -> client.directory.state() instanceof DirectoryState.Refused);
            var refused = (DirectoryState.Refused) client.directory.state();
            assertTrue(refused.reason().contains(OTHER.toString())
                    && refused.reason().contains(TRACKER.toString()));
            assertTrue(refused.remedy().contains("--tracker-id " + OTHER));
            assertEquals(0, impostor.asked.size());
            assertEquals(Optional.of(TRACKER), client.pins.pinned("tracker lab.example:1234"));

            network.unreachable();
            network.serve(TRACKER, tracker);
            client.awaitOnline();
        }
    }

    @Test
    void a_pinned_tracker_is_asked_for_from_the_start() throws Exception {
        var pins = new MemoryPins();
        pins.pin("tracker lab.example:1234", TRACKER);
        network.serve(OTHER, tracker);
        try (var client = new Client(network, pins)) {
            Eventually.is("refused", () -> client.directory.state() instanceof DirectoryState.Refused);

            assertEquals(0, tracker.asked.size());
            assertEquals(Optional.of(TRACKER), network.expected());
        }
    }

    @Test
    void a_tracker_that_changed_its_key_is_followed() throws Exception {
        var pins = new MemoryPins();
        pins.pin("tracker lab.example:1234", TRACKER);
        network.serve(OTHER, tracker, TRACKER);
        try (var client = new Client(network, pins)) {
            client.awaitOnline();

            assertEquals(Optional.of(OTHER), pins.pinned("tracker lab.example:1234"));
        }
    }

    @Test
    void a_chosen_id_is_stronger_than_a_pin() throws Exception {
        var pins = new MemoryPins();
        pins.pin("tracker lab.example:1234", TRACKER);
        network.serve(OTHER, tracker);
        try (var client = new Client(network, pins, PeerSettings.TRACKER_ID, OTHER.toString())) {
            client.awaitOnline();

            assertEquals(Optional.of(OTHER), pins.pinned("tracker lab.example:1234"));
        }
    }

    @Test
    void settings_that_make_no_sense_are_a_state_with_a_remedy() {
        network.serve(TRACKER, tracker);
        for (var settings : List.of(
                new Object[] {PeerSettings.TRACKER, "lab:port"},
                new Object[] {PeerSettings.TRACKER_ID, "ABCD"},
                new Object[] {PeerSettings.NAME, " "})) {
            try (var client = new Client(network, settings)) {
                var refused = assertInstanceOf(DirectoryState.Refused.class, client.directory.state());
                assertTrue(refused.remedy().contains("--"), refused.remedy());
                failure(client.directory.locate(OTHER));
            }
        }
        assertEquals(0, network.opened());
    }

    @Test
    void tells_listeners_until_they_have_enough() {
        var told = new AtomicInteger();
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            try (var subscription = client.directory.subscribe(told::incrementAndGet)) {
                tracker.push(new PresenceChanged(false, List.of(person("grace", 2)), List.of()));
                Eventually.is("told", () -> told.get() > 0);
                subscription.close();
            }
            var before = told.get();
            tracker.push(new PresenceChanged(false, List.of(person("alan", 3)), List.of()));
            Eventually.is("known", () -> client.directory.people().size() == 2);

            assertEquals(before, told.get());
        }
    }

    @Test
    void presence_from_anyone_but_the_tracker_is_ignored() {
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            var stranger = MemorySession.between(OTHER, Set.of(), List::of, SELF, Set.of(), List::of);

            client.directory.take(stranger, new PresenceChanged(true, List.of(person("mallory", 9)), List.of()));

            assertEquals(List.of(), client.directory.people());
            stranger.close("done");
        }
    }

    @Test
    void closing_ends_everything() {
        network.serve(TRACKER, tracker);
        try (var client = new Client(network)) {
            client.awaitOnline();
            var feed = new MemoryFeed(7);
            client.slot.fill(feed);

            client.connection.close();
            client.slot.clear(feed);

            assertEquals(Optional.empty(), client.connection.link().session());
            assertEquals(0, feed.listeners());
            network.serve(TRACKER, tracker);
            failure(client.directory.locate(OTHER));
            assertEquals(1, network.opened());
        }
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get();
    }

    private static IOException failure(CompletionStage<?> stage) {
        var thrown = assertThrows(
                CompletionException.class, () -> stage.toCompletableFuture().join());
        return assertInstanceOf(IOException.class, Answers.failure(thrown));
    }

    private static Person person(String name, int peer) {
        return new Person(name, Set.of(MemoryNetwork.id(peer)), Presence.ONLINE, Instant.EPOCH);
    }

    private static Hit hit() {
        return new Hit(
                "a", false, 5, Instant.EPOCH, Optional.of(AB), List.of(new Place("grace", OTHER, "docs/a", true)), 1);
    }
}
