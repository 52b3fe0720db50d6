package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** Sources that are not somebody who has all of it: this machine, and those who still fetch it. */
class SwarmTest {
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
    void copies_what_is_on_this_machine_under_another_name() throws Exception {
        var tracker = sandbox.tracker("tracker");
        var original = TestFiles.write(folder("anna-files").resolve("big.bin"), 256L << 20, 7);
        Files.copy(original, folder("ben-files").resolve("big mine.bin"));
        var anna = sandbox.peer("anna", tracker, "--share", folder("anna-files").toString());
        var ben = sandbox.peer(
                "ben",
                tracker,
                "--share",
                folder("ben-files").toString(),
                "--downloads",
                folder("got").toString());
        Products.awaitHashed(ben, 1);
        var content = Products.awaitHit(ben, "big", 2).path("content").asText();

        var id = ben.json("get", content, "--name", "copy.bin").path("id").asLong();
        var download = Products.awaitCompleted(ben, id, Products.PATIENCE);

        Products.assertSame(original, download);
        assertEquals(0, Products.served(anna));
        assertEquals(1, download.path("sources").size());
        assertEquals(
                "this computer", download.path("sources").get(0).path("user").asText());
    }

    @Test
    void two_who_fetch_the_same_from_a_slow_source_fetch_from_each_other() throws Exception {
        var size = 192L << 20;
        var tracker = sandbox.tracker("tracker");
        var original = TestFiles.write(folder("anna-files").resolve("big.bin"), size, 8);
        var anna = sandbox.peer("anna", tracker, "--share", folder("anna-files").toString());
        anna.json("limits", "--up", "16M");
        var ben = sandbox.peer("ben", tracker, "--downloads", folder("got-b").toString());
        var carla =
                sandbox.peer("carla", tracker, "--downloads", folder("got-c").toString());
        var content = Products.awaitHit(carla, "big", 1).path("content").asText();

        var first = ben.json("get", content, "--name", "big.bin").path("id").asLong();
        var second = carla.json("get", content, "--name", "big.bin").path("id").asLong();
        var bens = Products.awaitCompleted(ben, first, Products.PATIENCE);
        var carlas = Products.awaitCompleted(carla, second, Products.PATIENCE);

        Products.assertSame(original, bens);
        Products.assertSame(original, carlas);
        System.out.printf(
                "anna sent %d, ben got %d of carla, carla got %d of ben%n",
                Products.served(anna), from("carla", bens), from("ben", carlas));
        assertTrue(from("carla", bens) + from("ben", carlas) > 0, bens + " " + carlas);
        assertTrue(Products.served(anna) < 2 * size, "what one has the other need not fetch from the slow source");
    }

    private static long from(String user, JsonNode download) {
        var bytes = 0L;
        for (var source : download.path("sources")) {
            bytes += source.path("user").asText().equals(user)
                    ? source.path("bytes").asLong()
                    : 0;
        }
        return bytes;
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(sandbox.folder().resolve(name));
    }
}
