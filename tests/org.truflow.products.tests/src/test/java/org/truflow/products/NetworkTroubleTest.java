package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;
import org.truflow.harness.TestNetwork;

/**
 * Downloads over a network that is bad, with real processes in network namespaces. They complete without help, and nothing is
 * sent twice but what was on its way when a connection broke. With {@code -Dtruflow.long=true} larger files and longer cuts.
 */
class NetworkTroubleTest {
    private static final boolean LONG = Boolean.getBoolean("truflow.long");
    private static final long MEGABYTE = 1 << 20;
    private static final long PIECE = MEGABYTE;
    /** Most that one source is asked for ahead at these speeds and delays. */
    private static final long WINDOW = 4 * MEGABYTE;

    /** A connection that says nothing for so long is closed; the least there is. */
    private static final Duration IDLE = LONG ? Duration.ofSeconds(90) : Duration.ofSeconds(5);

    private static final Duration CUT = LONG ? Duration.ofSeconds(60) : IDLE.plusSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 10 : 2);

    private static final String TRACKER = "1234";

    private TestNetwork network;
    private Sandbox sandbox;
    private RunningProduct tracker;

    @BeforeEach
    void start() throws Exception {
        try {
            network = TestNetwork.open(1, "tracker", "anna", "ben", "carla");
        } catch (IOException e) {
            abort("no network namespaces and devices here: " + e.getMessage());
        }
        sandbox = Sandbox.quick(Products.ROOT);
    }

    @AfterEach
    void end() throws Exception {
        if (sandbox != null) {
            sandbox.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void completes_over_a_line_with_a_tenth_of_a_second_of_delay_where_every_fiftieth_packet_is_lost()
            throws Exception {
        var original = original(LONG ? 64 : 2);
        var sources = List.of(source("anna", original), source("ben", original));
        for (var host : List.of("anna", "ben")) {
            network.host(host).delay(Duration.ofMillis(50));
            network.host(host).loss(0.02);
        }
        var carla = product("carla");

        var done = Products.awaitCompleted(carla, get(carla, 2), PATIENCE);

        Products.assertSame(original, done);
        assertSentTwice(served(sources) - Files.size(original), 2);
    }

    @Test
    void goes_on_after_a_cut_that_is_longer_than_anybody_waits() throws Exception {
        var original = original(LONG ? 1_024 : 100);
        var sources = List.of(source("anna", original), source("ben", original));
        var carla = product("carla");
        network.host("carla").delay(Duration.ofMillis(20));
        var id = get(carla, 2);
        Products.awaitDone(carla, id, Files.size(original) / 4);

        network.host("carla").cut(true);
        var cut = System.nanoTime();
        Condition.await("the end of the cut", PATIENCE, () -> System.nanoTime() - cut > CUT.toNanos());
        network.host("carla").cut(false);
        var done = Products.awaitCompleted(carla, id, PATIENCE);

        Products.assertSame(original, done);
        assertSentTwice(served(sources) - Files.size(original), 2);
    }

    @Test
    void finds_a_source_again_that_has_another_address() throws Exception {
        var original = original(LONG ? 1_024 : 100);
        var sources = List.of(source("anna", original));
        var carla = product("carla");
        network.host("carla").delay(Duration.ofMillis(20));
        var id = get(carla, 1);
        Products.awaitDone(carla, id, Files.size(original) / 4);

        network.host("anna").changeAddress();
        var done = Products.awaitCompleted(carla, id, PATIENCE);

        Products.assertSame(original, done);
        assertSentTwice(served(sources) - Files.size(original), 1);
    }

    private static void assertSentTwice(long twice, int sources) {
        System.out.printf("%d bytes were sent twice: %.2f pieces a source%n", twice, (double) twice / PIECE / sources);
        assertTrue(twice <= sources * (WINDOW + PIECE), twice + " bytes were sent twice");
    }

    private static long served(List<RunningProduct> sources) throws IOException {
        var sum = 0L;
        for (var source : sources) {
            sum += Products.served(source);
        }
        return sum;
    }

    private static long get(RunningProduct carla, int places) throws IOException {
        var content = Products.awaitHit(carla, "big", places).path("content").asText();
        return carla.json("get", content, "--name", "big.bin").path("id").asLong();
    }

    private Path original(int megabytes) throws IOException {
        return TestFiles.write(sandbox.folder().resolve("original/big.bin"), megabytes * MEGABYTE, 3);
    }

    private RunningProduct source(String name, Path original) throws IOException {
        var share = Files.createDirectories(sandbox.folder().resolve(name + "-files"));
        Files.createLink(share.resolve("big " + name + ".bin"), original);
        return product(name, "--share", share.toString());
    }

    /** Starts a peer on its host; the tracker first. */
    private RunningProduct product(String name, String... more) throws IOException {
        if (tracker == null) {
            tracker = sandbox.trackerAgain(on("tracker"), "--port", TRACKER);
        }
        var arguments = new ArrayList<>(List.of(
                "--port",
                "4321",
                "--name",
                name,
                "--tracker",
                network.host("tracker").address() + ":" + TRACKER));
        arguments.addAll(List.of(more));
        return sandbox.peerAgain(on(name), arguments.toArray(String[]::new));
    }

    /** The next product runs on the host of that name. */
    private String on(String name) throws IOException {
        sandbox.startBy(network.host(name).command());
        var data = Files.createDirectories(sandbox.folder().resolve(name));
        Files.writeString(data.resolve("truflow.conf"), "net.idle.seconds = " + IDLE.toSeconds() + "\n");
        return name;
    }
}
