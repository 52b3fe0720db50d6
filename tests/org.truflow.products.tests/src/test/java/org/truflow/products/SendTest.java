package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** Files sent from one peer to another, with real processes. */
class SendTest {
    private static final long LARGE = 1L << 30;

    private Sandbox sandbox;
    private RunningProduct tracker;
    private RunningProduct anna;
    private RunningProduct ben;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.quick(Products.ROOT);
        tracker = sandbox.tracker("tracker");
        anna = sandbox.peer("anna", tracker);
        ben = sandbox.peer("ben", tracker, "--downloads", folder("got").toString());
        awaitBen();
    }

    @AfterEach
    void end() throws Exception {
        sandbox.close();
    }

    private void awaitBen() throws IOException {
        Condition.await(
                "anna to see ben",
                Products.PATIENCE,
                () -> anna.exec("lap").output().contains("ben"));
    }

    @Test
    void a_file_and_a_folder_arrive_where_they_are_wanted_and_nothing_does_before() throws Exception {
        var file = TestFiles.write(folder("files").resolve("größe \u202eevil.bin"), 3_000_000, 1);
        var notes = TestFiles.writeMany(folder("files").resolve("notes"), 300, 20_000, 2);
        Files.createDirectories(notes.resolve("empty"));
        var waiting = CompletableFuture.supplyAsync(
                () -> anna.exec("send", "ben", file.toString(), notes.toString(), "--wait", "--json"));
        var offer = asked();

        assertEquals("anna", offer.path("user").asText());
        assertEquals(anna.peerId(), offer.path("peer").asText());
        assertEquals(301, offer.path("files").asInt());
        assertTrue(
                ben.exec("offers").output().contains("\\u202eevil"),
                ben.exec("offers").output());
        assertEquals(
                offer.path("id").asLong(),
                ben.json("offers", id(offer)).path("id").asLong());
        assertEquals(306, ben.json("offers", id(offer)).path("tree").size());
        assertTrue(isEmpty(folder("got")));
        assertEquals(0, ben.json("downloads").size());

        ben.json("accept", id(offer), "--to", folder("there").toString());

        assertEquals(0, waiting.join().status(), waiting.join().errors());
        assertTrue(waiting.join().output().contains("completed"), waiting.join().output());
        assertEquals("completed", offer(offer).path("state").asText());
        assertSameTree(notes, folder("there").resolve("notes"));
        try (var there = Files.list(folder("there"))) {
            assertEquals(
                    1,
                    there.filter(path -> path.toString().endsWith("evil.bin"))
                            .filter(path -> same(file, path))
                            .count());
        }
        assertTrue(isEmpty(folder("got")));
    }

    @Test
    void a_refusal_and_its_reason_are_told() throws Exception {
        var file = TestFiles.write(folder("files").resolve("a.bin"), 5_000, 1);
        var waiting = CompletableFuture.supplyAsync(() -> anna.exec("send", "ben", file.toString(), "--wait"));

        ben.json("refuse", id(asked()), "--reason", "not today");

        assertEquals(1, waiting.join().status());
        assertTrue(
                waiting.join().errors().contains("refused not today"),
                waiting.join().errors());
        assertTrue(isEmpty(folder("got")));
    }

    @Test
    void what_is_withdrawn_is_gone_as_a_question_and_as_a_download() throws Exception {
        var file = TestFiles.write(folder("files").resolve("a.bin"), LARGE, 1);
        var first = send(file);
        var question = asked();
        anna.json("withdraw", first);
        awaitOffer(question, "withdrawn");

        var second = send(file);
        var running = asked();
        ben.json("accept", id(running));
        awaitArriving(running);
        anna.json("withdraw", second);

        awaitOffer(running, "withdrawn");
        Condition.await(
                "the download to be cancelled",
                Products.PATIENCE,
                () -> ben.json("downloads").get(0).path("state").asText().equals("cancelled"));
        assertFalse(Files.exists(folder("got").resolve("a.bin")));
    }

    @Test
    void an_unanswered_question_expires() throws Exception {
        anna.kill();
        var settings = anna.data().resolve("truflow.conf");
        Files.writeString(settings, Files.readString(settings) + "\nsend.expires.seconds = 3\n");
        anna = sandbox.peerAgain("anna");
        awaitBen();
        var file = TestFiles.write(folder("files").resolve("a.bin"), 5_000, 1);

        var sent = anna.exec("send", "ben", file.toString(), "--wait");

        assertEquals(1, sent.status());
        assertTrue(sent.errors().contains("expired"), sent.errors());
        Condition.await(
                "the question to be gone",
                Products.PATIENCE,
                () -> ben.json("offers", "--active").isEmpty());
    }

    @Test
    void what_is_sent_while_the_other_is_offline_arrives_later() throws Exception {
        ben.kill();
        var file = TestFiles.write(folder("files").resolve("a.bin"), 5_000_000, 1);
        var sent = send(file);
        Condition.await(
                "the send to wait",
                Products.PATIENCE,
                () -> sending(sent).path("state").asText().equals("waiting"));
        anna.kill();
        anna = sandbox.peerAgain("anna");

        ben = sandbox.peerAgain("ben");
        ben.json("accept", id(asked()));

        awaitSent(sent, "completed");
        assertEquals(-1, Files.mismatch(file, folder("got").resolve("a.bin")));
    }

    @Test
    void goes_on_after_either_side_was_killed_in_the_middle() throws Exception {
        var file = TestFiles.write(folder("files").resolve("a.bin"), LARGE, 1);
        var sent = send(file);
        var offer = asked();
        ben.json("accept", id(offer));
        awaitArriving(offer);

        ben.kill();
        ben = sandbox.peerAgain("ben");
        Condition.await(
                "more to arrive",
                Products.PATIENCE,
                () -> !offer(offer).path("state").asText().equals("waiting"));
        anna.kill();
        anna = sandbox.peerAgain("anna");

        awaitSent(sent, "completed");
        assertEquals("completed", offer(offer).path("state").asText());
        assertEquals(-1, Files.mismatch(file, folder("got").resolve("a.bin")));
        assertEquals(1, ben.json("downloads").size());
    }

    @Test
    void two_at_once_both_arrive_and_a_trusted_person_is_not_asked_about() throws Exception {
        ben.json("trust", "anna", "--to", folder("of-anna").toString());
        var one = TestFiles.write(folder("files").resolve("one.bin"), 100_000_000, 1);
        var two = TestFiles.write(folder("files").resolve("two.bin"), 100_000_000, 2);

        var sent = List.of(send(one), send(two));

        for (var each : sent) {
            awaitSent(each, "completed");
        }
        assertEquals(-1, Files.mismatch(one, folder("of-anna").resolve("one.bin")));
        assertEquals(-1, Files.mismatch(two, folder("of-anna").resolve("two.bin")));
        ben.json("untrust", "anna");
        send(one);
        assertEquals("one.bin", asked().path("items").get(0).path("name").asText());
    }

    @Test
    void goes_on_after_the_engine_was_swapped_on_either_side() throws Exception {
        var file = TestFiles.write(folder("files").resolve("a.bin"), LARGE, 1);
        var sent = send(file);
        var offer = asked();
        ben.json("accept", id(offer));
        awaitArriving(offer);

        for (var peer : List.of(ben, anna)) {
            peer.json("engines", "stop", "send.direct");
            var answer = peer.exec("offers");
            assertEquals(3, answer.status());
            assertTrue(answer.errors().contains("the direct send engine is not running"), answer.errors());
            peer.json("engines", "start", "send.direct");
        }

        awaitSent(sent, "completed");
        assertEquals(-1, Files.mismatch(file, folder("got").resolve("a.bin")));
    }

    private String send(Path file) throws IOException {
        return anna.json("send", "ben", file.toString()).path("id").asText();
    }

    private static String id(JsonNode offer) {
        return offer.path("id").asText();
    }

    /** Waits for the only open question to ben. */
    private JsonNode asked() throws IOException {
        var found = new AtomicReference<JsonNode>();
        Condition.await("ben to be asked", Products.PATIENCE, () -> {
            var open = new ArrayList<JsonNode>();
            ben.json("offers", "--active").forEach(offer -> {
                if (offer.path("state").asText().equals("asked")) {
                    open.add(offer);
                }
            });
            if (open.size() == 1) {
                found.set(open.getFirst());
            }
            return open.size() == 1;
        });
        return found.get();
    }

    private JsonNode offer(JsonNode offer) throws IOException {
        return with(ben.json("offers"), id(offer));
    }

    private JsonNode sending(String id) throws IOException {
        return with(anna.json("sends"), id);
    }

    private static JsonNode with(JsonNode all, String id) throws IOException {
        for (var each : all) {
            if (id(each).equals(id)) {
                return each;
            }
        }
        throw new IOException("there is no " + id + " in " + all);
    }

    private void awaitOffer(JsonNode offer, String state) throws IOException {
        Condition.await(
                "the offer to be " + state,
                Products.PATIENCE,
                () -> offer(offer).path("state").asText().equals(state));
    }

    private void awaitSent(String id, String state) throws IOException {
        Condition.await(
                "the send to be " + state,
                Products.PATIENCE,
                () -> sending(id).path("state").asText().equals(state));
    }

    private void awaitArriving(JsonNode offer) throws IOException {
        Condition.await(
                "something to arrive",
                Products.PATIENCE,
                () -> offer(offer).path("done").asLong() > 0);
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.mismatch(one, other) == -1;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertSameTree(Path expected, Path got) throws IOException {
        try (var files = Files.walk(expected)) {
            for (var file : files.toList()) {
                var there = got.resolve(expected.relativize(file).toString());
                assertTrue(
                        Files.isDirectory(file) ? Files.isDirectory(there) : same(file, there), "not there: " + there);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var there = Files.list(folder)) {
            return there.findAny().isEmpty();
        }
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(sandbox.folder().resolve(name));
    }
}
