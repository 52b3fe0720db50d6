package org.truflow.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.truflow.harness.Condition;
import org.truflow.harness.FileRoot;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** The main job, with real processes. */
class DownloadTest {

    private static final long SIZE = 64L << 20;

    private Sandbox sandbox;
    private RunningProduct tracker;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.quick(Products.ROOT);
        tracker = sandbox.tracker("tracker");
    }

    @AfterEach
    void end() throws Exception {
        sandbox.close();
    }

    @Test
    void finds_a_misspelt_file_and_fetches_it_from_two_sources() throws Exception {
        var original = TestFiles.write(folder("anna-files").resolve("Mountain Expedition.mkv"), SIZE, 1);
        Files.copy(original, folder("ben-files").resolve("expedition copy.mkv"));
        sandbox.peer("anna", tracker, "--share", folder("anna-files") + "=films");
        sandbox.peer("ben", tracker, "--share", folder("ben-files").toString());
        var carla = sandbox.peer("carla", tracker, "--downloads", folder("got").toString());

        var hit = Products.awaitHit(carla, "montain expediton", 2);
        var answer = carla.exec("get", hit.path("content").asText(), "--name", "film.mkv", "--wait");

        assertEquals(0, answer.status(), answer.errors());
        var got = folder("got").resolve("film.mkv");
        assertEquals(-1, Files.mismatch(original, got));
        assertEquals(hit.path("content").asText(), FileRoot.of(got));
        var sources = new HashSet<String>();
        carla.json("downloads").get(0).path("sources").forEach(source -> {
            if (source.path("bytes").asLong() > 0) {
                sources.add(source.path("user").asText());
            }
        });
        assertEquals(java.util.Set.of("anna", "ben"), sources);
    }

    @Test
    void fetches_a_folder_with_its_tree() throws Exception {
        var files = 500;
        var original = TestFiles.writeMany(folder("anna-files").resolve("notes"), files, 40_000, 7);
        Files.createDirectories(original.resolve("empty"));
        TestFiles.write(original.resolve("größe/日本語.txt"), 5, 8);
        Files.createFile(original.resolve("nothing.txt"));
        var anna = sandbox.peer("anna", tracker, "--share", folder("anna-files") + "=docs");
        var carla = sandbox.peer("carla", tracker, "--downloads", folder("got").toString());
        Products.awaitHashed(anna, files + 2);
        Condition.await(
                "the folder at the tracker",
                Products.PATIENCE,
                () -> carla.exec("browse", "anna", "docs/notes/größe").status() == 0);

        var answer = carla.exec("get", "anna:docs/notes", "--wait");

        assertEquals(0, answer.status(), answer.errors());
        var got = folder("got").resolve("notes");
        try (var walk = Files.walk(original)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                assertEquals(
                        -1,
                        Files.mismatch(
                                file, got.resolve(original.relativize(file).toString())),
                        file.toString());
            }
        }
        assertTrue(Files.isDirectory(got.resolve("empty")));
    }

    @Test
    void lets_two_people_fetch_folders_from_each_other_at_once() throws Exception {
        var annas = TestFiles.writeMany(folder("anna-files").resolve("a"), 300, 200_000, 11);
        var bens = TestFiles.writeMany(folder("ben-files").resolve("b"), 300, 200_000, 12);
        var anna = sandbox.peer(
                "anna",
                tracker,
                "--share",
                folder("anna-files") + "=x",
                "--downloads",
                folder("anna-got").toString());
        var ben = sandbox.peer(
                "ben",
                tracker,
                "--share",
                folder("ben-files") + "=y",
                "--downloads",
                folder("ben-got").toString());
        Products.awaitHashed(anna, 300);
        Products.awaitHashed(ben, 300);
        Condition.await(
                "both folders at the tracker",
                Products.PATIENCE,
                () -> anna.json("browse", "ben", "y/b").path("entries").size() == 3
                        && ben.json("browse", "anna", "x/a").path("entries").size() == 3);

        var first = anna.json("get", "ben:y/b").path("id").asLong();
        var second = ben.json("get", "anna:x/a").path("id").asLong();

        Products.awaitCompleted(anna, first, Products.PATIENCE);
        Products.awaitCompleted(ben, second, Products.PATIENCE);
        same(bens, folder("anna-got").resolve("b"));
        same(annas, folder("ben-got").resolve("a"));
    }

    @Test
    void shows_a_new_file_to_others_within_two_seconds() throws Exception {
        var share = folder("anna-files");
        TestFiles.write(share.resolve("first.txt"), 10, 1);
        var anna = sandbox.peer("anna", tracker, "--share", share + "=docs");
        var carla = sandbox.peer("carla", tracker);
        Products.awaitHit(carla, "first", 1);
        Products.awaitHashed(anna, 1);

        var start = System.nanoTime();
        TestFiles.write(share.resolve("zebrafish.txt"), 10, 2);
        Condition.await(
                "the new file in a search",
                Products.PATIENCE,
                () -> carla.json("sch", "zebrafish").path("hits").size() == 1);

        System.out.printf("a new file was found by another after %.2f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static void same(Path expected, Path got) throws Exception {
        try (var walk = Files.walk(expected)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                assertEquals(
                        -1,
                        Files.mismatch(
                                file, got.resolve(expected.relativize(file).toString())),
                        file.toString());
            }
        }
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(sandbox.folder().resolve(name));
    }
}
