package org.truflow.products;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.RecordingRelay;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;

/**
 * Everything that the wire carries while people register, share, search, browse and fetch. Peers listen on 127.0.0.2;
 * the tracker sees them at 127.0.0.1 and tells others so, and there a relay records.
 */
class WireCaptureTest {

    private static final String SECRET = "the treasure is buried under the old oak tree ";

    private Sandbox sandbox;
    private final List<RecordingRelay> relays = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        sandbox = new Sandbox(Products.ROOT);
    }

    @AfterEach
    void end() throws Exception {
        for (var relay : relays) {
            relay.close();
        }
        sandbox.close();
    }

    @Test
    void holds_no_name_and_no_content_in_the_clear() throws Exception {
        var shared = Files.createDirectories(sandbox.folder().resolve("files"));
        var original = Files.writeString(shared.resolve("quarterly-figures.txt"), SECRET.repeat(100_000));
        var tracker = sandbox.tracker("tracker");
        var atTracker = relay("127.0.0.1", 0, address(tracker));
        var anna = peer("annabelle-user", atTracker, "--share", shared + "=confidential-share");
        relay("127.0.0.1", address(anna).getPort(), address(anna));
        var carla = peer(
                "carlotta-user",
                atTracker,
                "--downloads",
                sandbox.folder().resolve("got").toString());

        var hit = Products.awaitHit(carla, "quartely figures", 1);
        assertEquals(
                0, carla.exec("browse", "annabelle-user", "confidential-share").status());
        var id = carla.json("get", "annabelle-user:confidential-share/quarterly-figures.txt")
                .path("id")
                .asLong();
        Products.assertSame(original, Products.awaitCompleted(carla, id, Products.PATIENCE));

        var wire = relays.stream().flatMap(relay -> relay.recorded().stream()).toList();
        var bytes = wire.stream().mapToLong(direction -> direction.length).sum();
        assertTrue(bytes > Files.size(original), "the relays saw only " + bytes + " bytes");
        var content = HexFormat.of().parseHex(hit.path("content").asText());
        for (var direction : wire) {
            for (var secret : List.of(
                    "annabelle",
                    "carlotta",
                    "confidential",
                    "quarterly",
                    "figures",
                    "quartely",
                    "treasure",
                    "oak tree",
                    "tracker")) {
                assertAbsent(direction, secret.getBytes(UTF_8), secret);
                assertAbsent(direction, secret.getBytes(UTF_16BE), secret);
            }
            assertAbsent(direction, content, "the content hash");
            assertEquals(
                    direction.length == 0 ? -1 : 0x16,
                    direction.length == 0 ? -1 : direction[0],
                    "TLS from the first byte");
        }
    }

    private RunningProduct peer(String name, RecordingRelay tracker, String... more) throws Exception {
        var all = new ArrayList<>(List.of(
                "--bind", "127.0.0.2", "--port", "0", "--name", name, "--tracker", "127.0.0.1:" + tracker.port()));
        all.addAll(Arrays.asList(more));
        return sandbox.peerAgain(name, all.toArray(String[]::new));
    }

    private RecordingRelay relay(String host, int port, InetSocketAddress to) throws Exception {
        var relay = new RecordingRelay(host, port, to);
        relays.add(relay);
        return relay;
    }

    private static InetSocketAddress address(RunningProduct product) {
        var text = product.address();
        var colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private static void assertAbsent(byte[] wire, byte[] secret, String what) {
        for (var i = 0; i + secret.length <= wire.length; i++) {
            if (wire[i] == secret[0] && Arrays.equals(wire, i, i + secret.length, secret, 0, secret.length)) {
                throw new AssertionError("\"" + what + "\" is on the wire at byte " + i);
            }
        }
    }
}
