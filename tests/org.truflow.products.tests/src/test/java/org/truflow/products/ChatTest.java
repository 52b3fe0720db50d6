package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;

/** Two people talk with real processes, which are killed with -9; for longer with {@code -Dtruflow.long=true}. */
class ChatTest {
    private static final boolean LONG = Boolean.getBoolean("truflow.long");
    private static final int MESSAGES = LONG ? 10_000 : 300;
    private static final int KILLS_OF_EACH = LONG ? 20 : 2;
    private static final Duration ARRIVAL = Duration.ofMinutes(LONG ? 20 : 3);

    private Sandbox sandbox;
    private Party tracker;
    private Party anna;
    private Party ben;

    @BeforeEach
    void start() throws Exception {
        sandbox = new Sandbox(Products.ROOT);
        tracker = new Party("tracker");
        tracker.process =
                sandbox.trackerAgain("tracker", "--bind", "127.0.0.1", "--port", String.valueOf(Sandbox.freePort()));
        anna = new Party("anna");
        anna.process = sandbox.peer("anna", tracker.process);
        ben = new Party("ben");
        ben.process = sandbox.peer("ben", tracker.process);
        awaitKnown(anna, "ben");
        awaitKnown(ben, "anna");
    }

    @AfterEach
    void end() throws Exception {
        sandbox.close();
    }

    private static void awaitKnown(Party who, String whom) throws IOException {
        Condition.await(
                whom + " to be known",
                Products.PATIENCE,
                () -> who.process.exec("lap").output().contains(whom));
    }

    /** One of those who run here, killed and started again now and then. */
    private final class Party {
        private final String name;
        private volatile RunningProduct process;

        Party(String name) {
            this.name = name;
        }

        void killed() {
            try {
                process.kill();
                process = this == tracker ? sandbox.trackerAgain(name) : sandbox.peerAgain(name);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Says something; if this was killed meanwhile, again when it is known that nothing of it is kept. */
        void say(Party to, String text) throws IOException {
            if (process.exec("chat", to.name, text).status() == 0) {
                return;
            }
            Condition.await(name + " to say " + text, Products.PATIENCE, () -> {
                var kept = process.exec("chat", to.name, "--history", "--limit", "20", "--json");
                return kept.status() == 0
                        && (kept.output().contains('"' + text + '"')
                                || process.exec("chat", to.name, text).status() == 0);
            });
        }

        /** Returns all texts with somebody, oldest first. */
        List<String> texts(Party with) throws IOException {
            var texts = new ArrayDeque<String>();
            var before = String.valueOf(Long.MAX_VALUE);
            while (true) {
                var page = process.json("chat", with.name, "--history", "--limit", "1000", "--before", before);
                for (var i = page.size() - 1; i >= 0; i--) {
                    texts.addFirst(page.get(i).path("text").asText());
                }
                if (page.isEmpty()) {
                    return List.copyOf(texts);
                }
                before = page.get(0).path("place").asText();
            }
        }

        JsonNode last(Party with) throws IOException {
            return process.json("chat", with.name, "--history", "--limit", "1").path(0);
        }
    }

    @Test
    void every_message_arrives_once_and_in_order_though_all_are_killed_again_and_again() throws Exception {
        var random = new Random(11);
        var said = new AtomicInteger();
        var began = System.nanoTime();
        try (var threads = Executors.newCachedThreadPool()) {
            var one = talk(anna, ben, kills(random), said, threads);
            var other = talk(ben, anna, kills(random), said, threads);
            one.join();
            other.join();
        }
        var spoken = System.nanoTime();
        Condition.await("all to arrive at ben", ARRIVAL, () -> complete(ben, anna));
        Condition.await("all to arrive at anna", ARRIVAL, () -> complete(anna, ben));

        assertSpoken(ben.texts(anna));
        assertSpoken(anna.texts(ben));
        System.getLogger("chat")
                .log(
                        System.Logger.Level.INFO,
                        MESSAGES + " messages, " + 2 * KILLS_OF_EACH + " kills: said in "
                                + Duration.ofNanos(spoken - began) + ", arrived after "
                                + Duration.ofNanos(System.nanoTime() - spoken));
    }

    private static Set<Integer> kills(Random random) {
        var kills = new HashSet<Integer>();
        while (kills.size() < KILLS_OF_EACH) {
            kills.add(random.nextInt(MESSAGES / 2));
        }
        return kills;
    }

    /** Says half of all messages; at some of them this side is killed while it goes on, at one of them the tracker. */
    private CompletableFuture<Void> talk(
            Party from, Party to, Set<Integer> kills, AtomicInteger said, ExecutorService threads) {
        return CompletableFuture.runAsync(
                () -> {
                    var killing = CompletableFuture.<Void>completedFuture(null);
                    try {
                        for (var i = 0; i < MESSAGES / 2; i++) {
                            if (kills.contains(i)) {
                                killing.join();
                                killing = CompletableFuture.runAsync(from::killed, threads);
                            }
                            if (said.incrementAndGet() == MESSAGES / 2) {
                                tracker.killed();
                            }
                            from.say(to, text(from, i));
                        }
                        killing.join();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                threads);
    }

    private static String text(Party from, int number) {
        return "%s %05d".formatted(from.name, number);
    }

    private static boolean complete(Party at, Party with) throws IOException {
        return at.process.exec("chat", with.name, "--history").status() == 0
                && at.texts(with).size() >= MESSAGES;
    }

    /** Nothing twice, nothing missing, and what each said in the order in which it was said. */
    private void assertSpoken(List<String> texts) {
        for (var party : List.of(anna, ben)) {
            var expected = new ArrayList<String>();
            for (var i = 0; i < MESSAGES / 2; i++) {
                expected.add(text(party, i));
            }
            assertEquals(
                    expected,
                    texts.stream().filter(text -> text.startsWith(party.name)).toList());
        }
        assertEquals(MESSAGES, texts.size());
    }

    @Test
    void goes_on_after_the_engines_were_swapped() throws Exception {
        anna.say(ben, "one");
        awaitState("delivered");
        for (var engine : List.of("chat.direct", "chat.history.mvstore", "net.netty")) {
            ben.process.json("engines", "stop", engine);
            var answer = ben.process.exec("chat", "anna", "hello");
            assertEquals(3, answer.status(), answer.toString());
            assertTrue(answer.errors().contains("the chat engine is not running"), answer.errors());
            anna.say(ben, "while " + engine + " stood still");
            ben.process.json("engines", "start", engine);
            awaitState("delivered");
        }

        assertEquals(anna.texts(ben), ben.texts(anna));
        assertEquals(4, ben.texts(anna).size());
    }

    @Test
    void marks_changes_search_and_files_of_what_was_said() throws Exception {
        var said = anna.process.json("chat", "ben", "Grüße *from* \u202ehere");
        awaitState("delivered");
        ben.process.json("chat", "anna", "--read");
        awaitState("read");
        var id = said.path("id").asText();
        anna.process.json("chat", "ben", "--edit", id, "Grüße again");
        Condition.await(
                "the change to arrive", Products.PATIENCE, () -> ben.texts(anna).equals(List.of("Grüße again")));

        assertEquals(1, ben.process.json("chat-history", "--search", "grusse").size());
        var file = sandbox.folder().resolve("talk.txt");
        ben.process.json("chat-history", "anna", "--export", file.toString());
        assertTrue(Files.readString(file).contains("anna: Grüße again (edited)"), Files.readString(file));
        var words = ben.process.json("chat-keys", "anna").path(0);
        assertEquals(
                words.path("words"),
                anna.process.json("chat-keys", "ben").path(0).path("words"));
        assertEquals(anna.process.peerId(), words.path("key").asText());
        ben.process.json("chat-history", "anna", "--clear");
        assertEquals(List.of(), ben.texts(anna));
        assertEquals(1, anna.texts(ben).size());
    }

    private void awaitState(String state) throws IOException {
        Condition.await(
                "the last message to be " + state,
                Products.PATIENCE,
                () -> anna.last(ben).path("state").asText().equals(state));
    }
}
