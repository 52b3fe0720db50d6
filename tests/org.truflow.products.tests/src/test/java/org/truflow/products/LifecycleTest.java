package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** Starting, ending, and being told wrong things. */
class LifecycleTest {

    private static final Duration END = Duration.ofSeconds(5);

    private Sandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.quick(Products.ROOT);
    }

    @AfterEach
    void end() throws Exception {
        sandbox.close();
    }

    @Test
    void ends_on_sigterm_with_status_0_within_5_seconds_and_everything_saved() throws Exception {
        var tracker = sandbox.tracker("tracker");
        TestFiles.write(folder("files").resolve("a.txt"), 10, 1);
        var anna = sandbox.peer("anna", tracker, "--share", folder("files") + "=docs");
        Products.awaitHit(anna, "a", 1);

        assertEquals(0, anna.terminate(END));
        assertEquals(0, tracker.terminate(END));

        var port = tracker.address().substring(tracker.address().lastIndexOf(':') + 1);
        var again = sandbox.trackerAgain("tracker", "--port", port);
        assertEquals(tracker.peerId(), again.peerId());
        assertEquals("1", again.ready("users"));
        var back = sandbox.peerAgain("anna");
        assertEquals(anna.peerId(), back.peerId());
        assertEquals("docs", back.json("lpf").get(0).path("label").asText());
        Products.awaitHit(back, "a", 1);
    }

    @Test
    void writes_nothing_into_the_product_and_keeps_its_secrets_to_itself() throws Exception {
        var before = listing(sandbox.folder().resolve("product-tracker"));

        var tracker = sandbox.tracker("tracker");

        assertEquals(before, listing(sandbox.folder().resolve("product-tracker")));
        assertEquals("rwx------", mode(tracker.data()));
        assertEquals("rw-------", mode(tracker.data().resolve("control.sock")));
        try (var walk = Files.walk(tracker.data().resolve("identity"))) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("PRIVATE")) {
                    assertEquals("rw-------", mode(file));
                }
            }
        }
    }

    @Test
    void refuses_a_data_folder_that_is_in_use() throws Exception {
        var tracker = sandbox.tracker("tracker");
        sandbox.peer("anna", tracker);

        var second = sandbox.startPeer("anna");

        assertEquals(3, second.awaitEnd(Products.PATIENCE));
        assertTrue(second.output().contains("another Truflow is running with the data folder"), second.output());
    }

    @Test
    void hints_at_a_mistyped_option() throws Exception {
        var mistyped = sandbox.startPeer("anna", "--trakcer", "127.0.0.1:1");

        assertEquals(2, mistyped.awaitEnd(Products.PATIENCE));
        assertTrue(mistyped.output().contains("--tracker"), mistyped.output());
    }

    @Test
    void says_that_its_port_is_taken_and_what_to_do() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var peer = sandbox.startPeer("anna", "--bind", "127.0.0.1", "--port", String.valueOf(taken.getLocalPort()));

            assertEquals(1, peer.awaitEnd(Products.PATIENCE));
            assertTrue(peer.output().contains(String.valueOf(taken.getLocalPort())), peer.output());
            assertTrue(peer.output().contains("--port"), peer.output());
        }
    }

    @Test
    void refuses_a_name_that_another_key_holds() throws Exception {
        var tracker = sandbox.tracker("tracker");
        sandbox.peer("anna", tracker);

        var other = sandbox.startPeer(
                "other", "--bind", "127.0.0.1", "--port", "0", "--name", "anna", "--tracker", tracker.address());

        assertEquals(1, other.awaitEnd(Products.PATIENCE));
        assertTrue(other.output().contains("anna"), other.output());
    }

    @Test
    void refuses_a_tracker_whose_key_changed_and_explains() throws Exception {
        var tracker = sandbox.tracker("tracker");
        var address = tracker.address();
        var anna = sandbox.peer("anna", tracker);
        assertEquals(0, anna.terminate(END));
        tracker.kill();
        var impostor = sandbox.trackerAgain(
                "impostor", "--bind", "127.0.0.1", "--port", address.substring(address.lastIndexOf(':') + 1));

        var refused = sandbox.startPeer("anna");

        assertEquals(1, refused.awaitEnd(Products.PATIENCE));
        assertTrue(refused.output().contains(impostor.peerId()), refused.output());
        assertTrue(refused.output().contains(tracker.peerId()), refused.output());
    }

    @Test
    void moves_the_name_along_when_a_peer_changes_its_key() throws Exception {
        var tracker = sandbox.tracker("tracker");
        var anna = sandbox.peer("anna", tracker);

        var fresh = anna.json("rotate-key", "--yes").path("peer").asText();

        org.truflow.harness.Condition.await("the tracker to know the new key", Products.PATIENCE, () -> {
            var user = tracker.json("users").get(0);
            return user.path("presence").asText().equals("online")
                    && user.path("peers").get(0).asText().equals(fresh);
        });
    }

    @Test
    void keeps_a_banned_person_out_and_tells_the_reason() throws Exception {
        var tracker = sandbox.tracker("tracker");
        var anna = sandbox.peer("anna", tracker);

        assertEquals(
                0, tracker.exec("ban", "anna", "--reason", "spoils the soup").status());

        org.truflow.harness.Condition.await(
                "anna to be told",
                Products.PATIENCE,
                () -> anna.exec("status").output().contains("spoils the soup"));
        assertEquals(0, tracker.exec("unban", "anna").status());
    }

    private static List<String> listing(Path folder) throws IOException {
        var all = new ArrayList<String>();
        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted().toList()) {
                all.add(folder.relativize(path) + " " + Files.getLastModifiedTime(path));
            }
        }
        return all;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(sandbox.folder().resolve(name));
    }
}
