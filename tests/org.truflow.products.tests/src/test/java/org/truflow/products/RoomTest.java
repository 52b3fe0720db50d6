package org.truflow.products;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Condition;
import org.truflow.harness.RecordingRelay;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;

/** Rooms of a tracker and three peers, with real processes. */
class RoomTest {
    private Sandbox sandbox;
    private RunningProduct tracker;
    private RunningProduct anna;
    private RunningProduct ben;
    private RunningProduct carla;

    @BeforeEach
    void start() throws Exception {
        sandbox = new Sandbox(Products.ROOT);
        tracker = sandbox.tracker("tracker");
    }

    @AfterEach
    void end() throws Exception {
        sandbox.close();
    }

    private void peers() throws Exception {
        anna = sandbox.peer("anna", tracker);
        ben = sandbox.peer("ben", tracker);
        carla = sandbox.peer("carla", tracker);
        rooms(anna, ben, carla);
    }

    private static void rooms(RunningProduct... peers) throws IOException {
        for (var peer : peers) {
            Condition.await(
                    "the rooms to be there",
                    Products.PATIENCE,
                    () -> peer.exec("rooms").status() == 0);
        }
    }

    @Test
    void nothing_is_lost_or_doubled_when_tracker_and_peers_are_killed() throws Exception {
        peers();
        var address = tracker.address();
        anna.json("room", "create", "lab", "all", "of", "it");
        ben.json("join", "lab");
        carla.json("join", "lab");
        anna.json("room", "create", "cellar", "--invited");
        anna.json("room", "invite", "cellar", "ben");
        ben.json("join", "cellar");

        for (var i = 0; i < 30; i++) {
            anna.json("say", "lab", "public", String.valueOf(i), "--patience", "0");
            ben.json("say", "cellar", "secret", String.valueOf(i), "--patience", "0");
            if (i == 10) {
                tracker.kill();
            }
            if (i == 15) {
                tracker = sandbox.trackerAgain("tracker", "--bind", "127.0.0.1", "--port", port(address));
            }
            if (i == 20) {
                carla.kill();
                anna.kill();
                anna = sandbox.peerAgain("anna");
                carla = sandbox.peerAgain("carla");
                rooms(anna, carla);
            }
        }

        var expected = numbered("public", 30);
        for (var peer : List.of(anna, ben, carla)) {
            Condition.await(
                    "all to come", Products.PATIENCE, () -> said(peer, "lab").size() >= 30);
            assertEquals(expected, said(peer, "lab"));
        }
        for (var peer : List.of(anna, ben)) {
            Condition.await(
                    "all to come", Products.PATIENCE, () -> said(peer, "cellar").size() >= 30);
            assertEquals(numbered("secret", 30), said(peer, "cellar"));
        }
        assertEquals(1, carla.exec("join", "cellar").status());
        assertEquals(2, tracker.json("rooms").size());
    }

    @Test
    void owners_keep_order_and_the_owner_of_the_tracker_ends_a_room() throws Exception {
        peers();
        anna.json("room", "create", "lab");
        ben.json("join", "lab");
        anna.json("room", "role", "lab", "ben", "moderator");
        carla.json("join", "lab");
        ben.json("room", "mute", "lab", "carla");

        var muted = carla.exec("say", "lab", "but");
        assertEquals(1, muted.status());
        assertTrue(muted.errors().contains("muted"), muted.errors());
        assertEquals(1, carla.exec("room", "kick", "lab", "ben").status());
        assertEquals(3, carla.json("room", "members", "lab").size());
        ben.json("room", "kick", "lab", "carla", "--reason", "enough");
        Condition.await(
                "carla to be out",
                Products.PATIENCE,
                () -> carla.json("rooms", "--joined").isEmpty());
        tracker.json("remove-room", "lab");

        Condition.await(
                "the room to be gone",
                Products.PATIENCE,
                () -> anna.json("rooms", "--joined").isEmpty());
    }

    @Test
    void neither_the_wire_nor_the_memory_nor_the_disk_of_the_tracker_holds_a_word_of_an_invited_room()
            throws Exception {
        try (var relay = new RecordingRelay("127.0.0.1", 0, address(tracker))) {
            var through = List.of("--bind", "127.0.0.1", "--port", "0", "--tracker", "127.0.0.1:" + relay.port());
            anna = named("anna", through);
            ben = named("ben", through);
            rooms(anna, ben);
            anna.json("room", "create", "cellar", "--invited");
            anna.json("room", "invite", "cellar", "ben");
            ben.json("join", "cellar");
            anna.json("room", "create", "lab");
            ben.json("join", "lab");

            for (var i = 0; i < 5; i++) {
                anna.json("say", "cellar", "xylophones in the wunderkammer " + i);
                ben.json("say", "cellar", "zeppelins in the garden " + i);
                anna.json("say", "lab", "marmalade for all " + i);
            }
            Condition.await(
                    "all to come", Products.PATIENCE, () -> said(ben, "cellar").size() == 10);
            Condition.await(
                    "all to come", Products.PATIENCE, () -> said(ben, "lab").size() == 5);
            var dump = dump(tracker);

            assertTrue(holds(dump, "marmalade"), "a public room is found in memory: the search works");
            for (var word : List.of("xylophones", "wunderkammer", "zeppelins")) {
                assertFalse(holds(dump, word), word + " is in the memory of the tracker");
                for (var direction : relay.recorded()) {
                    assertFalse(contains(direction, word.getBytes(UTF_8)), word + " is on the wire");
                }
                try (var files = Files.walk(tracker.data())) {
                    for (var file : files.filter(Files::isRegularFile).toList()) {
                        assertFalse(holds(file, word), word + " is in " + file);
                    }
                }
            }
        }
    }

    private RunningProduct named(String name, List<String> through) throws Exception {
        var all = new ArrayList<>(through);
        all.add("--name");
        all.add(name);
        return sandbox.peerAgain(name, all.toArray(String[]::new));
    }

    private Path dump(RunningProduct product) throws Exception {
        var file = sandbox.folder().resolve("tracker.hprof");
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, String.valueOf(product.pid()), "GC.heap_dump", "-all", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "jcmd to end");
        assertTrue(Files.isRegularFile(file), said);
        return file;
    }

    /** Looks for a word as Java holds it: a byte for each character, or two. */
    private static boolean holds(Path file, String word) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var step = 16 << 20;
            for (var at = 0L; at < channel.size(); at += step) {
                var buffer = ByteBuffer.allocate((int) Math.min(step + 1_024, channel.size() - at));
                channel.read(buffer, at);
                if (contains(buffer.array(), word.getBytes(UTF_8))
                        || contains(buffer.array(), word.getBytes(UTF_16LE))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean contains(byte[] bytes, byte[] word) {
        for (var i = 0; i + word.length <= bytes.length; i++) {
            if (bytes[i] == word[0] && Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> said(RunningProduct peer, String room) throws IOException {
        var said = new ArrayList<String>();
        for (var line : peer.json("room", "history", room, "--limit", "500")) {
            if (line.path("kind").asText().equals("said")) {
                said.add(line.path("text").asText());
            }
        }
        return said;
    }

    private static List<String> numbered(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + " " + i).toList();
    }

    private static InetSocketAddress address(RunningProduct product) {
        var text = product.address();
        var colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
