package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** Every engine is stopped and started again while a download runs. */
class SwapTest {

    private static final long SIZE = 2L << 30;
    private static final long STEP = 16 << 20;
    private static final List<String> COMMANDS =
            List.of("lap", "lpf", "sch big", "downloads", "uploads", "status", "whoami", "browse anna", "engines");
    /** What each engine is called by the commands that need it. */
    private static final Map<String, String> COMMAND_OF = Map.of(
            "net.netty", "whoami",
            "transfer.swarm", "downloads",
            "share.local", "lpf",
            "tracker.client", "lap");

    private Sandbox sandbox;
    private RunningProduct tracker;
    private RunningProduct anna;
    private RunningProduct carla;
    private Path original;
    private long id;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.quick(Products.ROOT);
        // Not port 0: a network that starts again takes another free one, and nobody would know.
        tracker = sandbox.trackerAgain("tracker", "--bind", "127.0.0.1", "--port", String.valueOf(Sandbox.freePort()));
        original = TestFiles.write(folder("anna-files").resolve("big.bin"), SIZE, 3);
        anna = sandbox.peer("anna", tracker, "--share", folder("anna-files").toString());
        carla = sandbox.peer("carla", tracker, "--downloads", folder("got").toString());
        var content = Products.awaitHit(carla, "big", 1).path("content").asText();
        id = carla.json("get", content, "--name", "big.bin").path("id").asLong();
    }

    @AfterEach
    void end() throws Exception {
        sandbox.close();
    }

    @Test
    void ends_a_download_right_though_every_engine_of_its_peer_is_swapped() throws Exception {
        var threads = threads(carla);
        for (var engine : List.of("transfer.swarm", "net.netty", "share.local", "tracker.client")) {
            swap(carla, engine);
        }
        Products.assertSame(original, Products.awaitCompleted(carla, id, Duration.ofMinutes(3)));
        assertTrue(threads(carla) <= threads + 10, threads + " threads before, " + threads(carla) + " after");
        assertNoErrors(carla);
    }

    @Test
    void ends_a_download_right_though_every_engine_of_its_source_is_swapped() throws Exception {
        for (var engine : List.of("transfer.swarm", "net.netty", "share.local", "tracker.client")) {
            swap(anna, engine);
        }
        Products.assertSame(original, Products.awaitCompleted(carla, id, Duration.ofMinutes(3)));
        assertNoErrors(anna);
    }

    @Test
    void ends_a_download_right_though_every_engine_of_the_tracker_is_swapped() throws Exception {
        for (var engine :
                List.of("tracker.search.lucene", "tracker.store.eclipsestore", "tracker.server", "net.netty")) {
            assertEquals(
                    "stopped",
                    tracker.json("engines", "stop", engine).path("state").asText());
            for (var command : List.of("users", "status", "bans")) {
                answers(tracker, command);
            }
            answers(carla, "sch big");
            assertEquals(
                    "running",
                    tracker.json("engines", "start", engine).path("state").asText());
            Condition.await(
                    "the search to work after " + engine,
                    Products.PATIENCE,
                    () -> carla.exec("sch", "big").output().contains("big.bin"));
            Condition.await(
                    "both people to be online after " + engine,
                    Products.PATIENCE,
                    () -> tracker.json("status").path("online").asInt() == 2);
        }
        Products.assertSame(original, Products.awaitCompleted(carla, id, Duration.ofMinutes(3)));
        assertNoErrors(tracker);
    }

    private void swap(RunningProduct peer, String engine) throws IOException {
        assertEquals(
                "stopped", peer.json("engines", "stop", engine).path("state").asText());
        var missing = peer.exec(COMMAND_OF.get(engine));
        assertEquals(3, missing.status(), engine + ": " + missing);
        assertTrue(missing.errors().contains("engine is not running"), missing.errors());
        for (var command : COMMANDS) {
            answers(peer, command);
        }
        assertEquals(
                "running", peer.json("engines", "start", engine).path("state").asText());
        var before = new long[] {-1};
        Condition.await("the download to go on after " + engine, Products.PATIENCE, () -> {
            var answer = carla.exec("downloads", "--json");
            if (answer.status() != 0) {
                return false;
            }
            var download = Products.download(carla, id);
            var done = download.path("done").asLong();
            before[0] = before[0] < 0 ? done : before[0];
            return done >= before[0] + STEP || download.path("state").asText().equals("completed");
        });
    }

    /** Within a few seconds, with a text and a documented status. */
    private static void answers(RunningProduct product, String command) {
        var start = System.nanoTime();
        var answer = product.exec(command.split(" "));
        var seconds = (System.nanoTime() - start) / 1_000_000_000;
        assertTrue(List.of(0, 1, 3).contains(answer.status()), command + ": " + answer);
        assertTrue(!answer.errors().contains("Exception"), command + ": " + answer);
        assertTrue(seconds < 20, command + " took " + seconds + " s");
    }

    private static int threads(RunningProduct product) throws IOException {
        try (var tasks = Files.list(Path.of("/proc", String.valueOf(product.pid()), "task"))) {
            return (int) tasks.count();
        }
    }

    private static void assertNoErrors(RunningProduct product) throws IOException {
        var errors = product.log()
                .lines()
                .filter(line -> line.contains(" ERROR ") || line.contains("LEAK"))
                .toList();
        assertEquals(List.of(), errors);
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(sandbox.folder().resolve(name));
    }
}
