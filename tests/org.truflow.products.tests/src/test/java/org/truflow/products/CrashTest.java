package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** Processes killed with -9 at random moments; more often with {@code -Dtruflow.long=true}. */
class CrashTest {

    private static final boolean LONG = Boolean.getBoolean("truflow.long");
    private static final long PIECE = 1 << 20;
    private static final int KILLS = LONG ? 50 : 5;
    private static final long SIZE_OF_FILE = KILLS * (64L << 20);
    private static final int FILES = KILLS * 8;
    private static final long SIZE_IN_FOLDER = 5 << 20;
    private static final int SMALL_FILES = KILLS * 40;
    private static final int SMALL = 30_000;

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
    void completes_a_download_whose_peer_is_killed_again_and_again() throws Exception {
        var tracker = sandbox.tracker("tracker");
        var original = TestFiles.write(folder("anna-files").resolve("big.bin"), SIZE_OF_FILE, 3);
        Files.createLink(folder("ben-files").resolve("big too.bin"), original);
        var anna = sandbox.peer("anna", tracker, "--share", folder("anna-files").toString());
        var ben = sandbox.peer("ben", tracker, "--share", folder("ben-files").toString());
        var carla = sandbox.peer("carla", tracker, "--downloads", folder("got").toString());
        var content = Products.awaitHit(carla, "big", 2).path("content").asText();
        var id = carla.json("get", content, "--name", "big.bin").path("id").asLong();

        carla = kill(carla, id, SIZE_OF_FILE);
        var download = Products.awaitCompleted(carla, id, Products.PATIENCE);

        Products.assertSame(original, download);
        assertSentTwice(List.of(anna, ben), SIZE_OF_FILE);
        assertEquals(1, files(folder("got")), "only the finished file stays in the downloads folder");
    }

    @Test
    void completes_a_folder_from_three_sources_whose_peer_is_killed_again_and_again() throws Exception {
        var tracker = sandbox.tracker("tracker");
        var original = folder("anna-files").resolve("stuff");
        for (var file = 0; file < FILES; file++) {
            TestFiles.write(original.resolve("large/" + file), SIZE_IN_FOLDER + file, 100 + file);
        }
        TestFiles.writeMany(original.resolve("small"), SMALL_FILES, SMALL, 7);
        var size = size(original);
        var count = files(original);
        var sources = new ArrayList<RunningProduct>();
        for (var name : List.of("anna", "ben", "dora")) {
            var share = folder(name + "-files");
            if (!name.equals("anna")) {
                link(original, share.resolve("the same stuff"));
            }
            sources.add(sandbox.peer(name, tracker, "--share", share + "=s"));
        }
        for (var source : sources) {
            Products.awaitHashed(source, count);
        }
        var carla = sandbox.peer("carla", tracker, "--downloads", folder("got").toString());
        Products.awaitHit(carla, "large", 3);
        var id = carla.json("get", "anna:s/stuff").path("id").asLong();

        carla = kill(carla, id, size);
        Products.awaitCompleted(carla, id, Products.PATIENCE);

        assertSame(original, folder("got").resolve("stuff"));
        assertEquals(count, files(folder("got")), "only the finished files stay in the downloads folder");
        assertSentTwice(sources, size);
    }

    /** Kills it and starts it again, each time somewhere in the next part of the download. */
    private RunningProduct kill(RunningProduct peer, long id, long size) throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed of the moments of the kills: " + seed);
        var random = new SplittableRandom(seed);
        var victim = peer;
        var done = 0L;
        for (var kills = 0; kills < KILLS; kills++) {
            Products.awaitDone(victim, id, Math.min(size, done + random.nextLong(size / KILLS)));
            done = Products.download(victim, id).path("done").asLong();
            victim.kill();
            victim = sandbox.peerAgain("carla");
        }
        return victim;
    }

    /** What was written is kept; what was on its way when the process died is asked for anew. */
    private static void assertSentTwice(List<RunningProduct> sources, long size) throws Exception {
        var twice = -size;
        for (var source : sources) {
            twice += Products.served(source);
        }
        var each = (double) twice / PIECE / KILLS / sources.size();
        System.out.printf("%d kills, %d bytes were sent twice: %.2f pieces a kill and source%n", KILLS, twice, each);
        assertTrue(each <= 1, twice + " bytes were sent twice");
    }

    private static void assertSame(Path expected, Path got) throws Exception {
        try (var walk = Files.walk(expected)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                var copy = got.resolve(expected.relativize(file).toString());
                assertEquals(-1, Files.mismatch(file, copy), file.toString());
            }
        }
    }

    private static void link(Path from, Path to) throws Exception {
        try (var walk = Files.walk(from)) {
            for (var file : walk.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, file);
                }
            }
        }
    }

    @Test
    void goes_on_with_transfers_while_the_tracker_is_killed_and_knows_everyone_afterwards() throws Exception {
        var size = 1L << 30;
        var tracker = sandbox.tracker("tracker");
        var address = tracker.address();
        var original = TestFiles.write(folder("anna-files").resolve("big.bin"), size, 4);
        sandbox.peer("anna", tracker, "--share", folder("anna-files") + "=a");
        var carla = sandbox.peer("carla", tracker, "--downloads", folder("got").toString());
        var content = Products.awaitHit(carla, "big", 1).path("content").asText();
        var id = carla.json("get", content, "--name", "big.bin").path("id").asLong();
        Products.awaitDone(carla, id, 1);

        tracker.kill();
        Products.assertSame(original, Products.awaitCompleted(carla, id, Products.PATIENCE));

        var again = sandbox.trackerAgain("tracker", "--port", address.substring(address.lastIndexOf(':') + 1));
        Condition.await("both people at the tracker again", Products.PATIENCE, () -> online(again) == 2);
        Condition.await("carla to see anna online", Products.PATIENCE, () -> sees(carla, "anna", "online"));
        Products.awaitHit(carla, "big", 1);
        assertEquals(1, carla.json("browse", "anna", "a").path("entries").size());
    }

    @Test
    void keeps_users_and_catalogs_of_people_who_are_offline_when_the_tracker_is_killed() throws Exception {
        var tracker = sandbox.tracker("tracker");
        TestFiles.write(folder("anna-files").resolve("report.txt"), 100, 5);
        var anna = sandbox.peer("anna", tracker, "--share", folder("anna-files") + "=a");
        var carla = sandbox.peer("carla", tracker);
        Products.awaitHit(carla, "report", 1);

        anna.kill();
        tracker.kill();
        var again = sandbox.trackerAgain(
                "tracker",
                "--port",
                tracker.address().substring(tracker.address().lastIndexOf(':') + 1));

        Condition.await("carla back at the tracker", Products.PATIENCE, () -> online(again) == 1);
        assertEquals(2, again.json("users").size());
        Products.awaitHit(carla, "report", 1);
        Condition.await("carla to see that anna is offline", Products.PATIENCE, () -> sees(carla, "anna", "offline"));
        assertEquals(
                "report.txt",
                carla.json("browse", "anna", "a")
                        .path("entries")
                        .get(0)
                        .path("name")
                        .asText());
    }

    private static int online(RunningProduct tracker) throws IOException {
        return tracker.json("status").path("online").asInt();
    }

    private static boolean sees(RunningProduct peer, String user, String presence) throws IOException {
        for (var person : peer.json("lap")) {
            if (person.path("name").asText().equals(user)) {
                return person.path("presence").asText().equals(presence);
            }
        }
        return false;
    }

    private static long files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).count();
        }
    }

    private static long size(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(sandbox.folder().resolve(name));
    }
}
