package org.truflow.tracker.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.TrackerSettings;
import org.truflow.tracker.server.internal.RunningTracker;

/** A tracker that has too many people to tell everyone of everyone, and its clients. */
final class LargeTrackerTest {
    private static final PeerId TRACKER = MemoryNetwork.id(100);

    private final RunningTracker tracker = new RunningTracker(TrackerSettings.PRESENCE_EVERYONE, 0);
    private final List<AutoCloseable> open = new ArrayList<>(List.of(tracker));

    @AfterEach
    void stop() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void all_people_are_there_page_by_page() {
        var ada = join(1, "ada");
        for (var i = 2; i <= 20; i++) {
            join(i, "user" + i);
        }

        var names = new HashSet<String>();
        var after = Optional.<String>empty();
        do {
            var page = get(ada.directory.people(after, 7, true));
            page.people().forEach(person -> names.add(person.name()));
            after = page.next();
        } while (after.isPresent());

        assertEquals(20, names.size());
    }

    @Test
    void who_was_asked_for_is_followed_and_the_others_are_not() {
        var ada = join(1, "ada");
        var grace = join(2, "grace");
        var alan = join(3, "alan");
        assertEquals(
                Presence.ONLINE, get(ada.directory.find("alan")).orElseThrow().presence());

        alan.directory.appear(Presence.BUSY);

        Eventually.is("ada hears", () -> presence(ada, "alan").equals(Optional.of(Presence.BUSY)));
        assertEquals(Optional.empty(), presence(grace, "alan"));
        alan.close();
        Eventually.is("ada hears", () -> presence(ada, "alan").equals(Optional.of(Presence.OFFLINE)));
    }

    @Test
    void who_is_about_to_connect_is_known() {
        var ada = join(1, "ada");
        var grace = join(2, "grace");

        get(grace.directory.locate(MemoryNetwork.id(1)));

        Eventually.is(
                "ada knows grace",
                () -> ada.directory.person(MemoryNetwork.id(2)).isPresent());
        assertTrue(get(ada.directory.find(MemoryNetwork.id(3))).isEmpty());
    }

    @Test
    void a_key_is_found_by_asking() {
        var ada = join(1, "ada");
        join(2, "grace");

        assertEquals(
                Optional.of("grace"),
                get(ada.directory.find(MemoryNetwork.id(2))).map(Person::name));
    }

    private Client join(int number, String name) {
        var network = new MemoryNetwork(MemoryNetwork.id(number));
        network.serve(TRACKER, tracker.handlers());
        var client = new Client(network, PeerSettings.NAME, name);
        open.add(network);
        open.add(client);
        client.awaitOnline();
        Eventually.is(
                "the list began",
                () -> client.directory.person(MemoryNetwork.id(number)).isPresent());
        return client;
    }

    private static Optional<Presence> presence(Client client, String name) {
        return client.directory.people().stream()
                .filter(person -> person.name().equals(name))
                .map(Person::presence)
                .findFirst();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
