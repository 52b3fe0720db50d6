package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A share of many files. {@code -Dtruflow.share.files=200000} makes it larger, {@code -Dtruflow.share.tree=FOLDER} takes a tree that is
 * already there.
 */
final class ManyFilesTest {
    private static final int FILES = Integer.getInteger("truflow.share.files", 20_000);
    private static final int PER_FOLDER = 100;

    @Test
    void many_files_are_listed_hashed_found_again_and_watched(@TempDir Path all, TestReporter reporter)
            throws Exception {
        var temp = all.toRealPath();
        var given = System.getProperty("truflow.share.tree");
        var root = given == null ? temp.resolve("root") : Path.of(given);
        if (given == null) {
            fill(root);
        }
        try (var sharing = Sharing.in(temp, Parts.normal())) {
            var clock = new Clock(reporter);
            sharing.shares().publish(root, "r");
            Sharing.await(
                    "all is listed",
                    () -> !sharing.share("r").scanning() && sharing.share("r").files() == FILES);
            clock.lap("listed");
            while (sharing.share("r").hashedFiles() < FILES) {
                var before = sharing.share("r").hashedFiles();
                Sharing.await("hashing goes on", () -> sharing.share("r").hashedFiles() > before);
            }
            clock.lap("hashed");
            sharing.pulled();
            clock.lap("pulled in pages");
            assertEquals(
                    FILES + FILES / PER_FOLDER + 1, sharing.mirror().paths().size());

            sharing.restart();
            clock.lap("restarted");
            Sharing.await("all is found again", () -> !sharing.share("r").scanning());
            clock.lap("found again");
            assertEquals(FILES, sharing.share("r").hashedFiles());
            assertEquals(0, sharing.shares().engine().hashes().hashedFiles());
            assertEquals("", sharing.share("r").problem());

            var file = Sharing.write(root.resolve("folder0/file0"), "changed");
            Sharing.await(
                    "the change is told",
                    () -> sharing.pulled().file("r/folder0/file0").size() == "changed".length());
            clock.lap("told of a change");
            Sharing.await(
                    "it is hashed",
                    () -> sharing.pulled().file("r/folder0/file0").content().isPresent());
            clock.lap("hashed the change");
            Files.write(file, "content 0".getBytes(StandardCharsets.UTF_8));
            reporter.publishEntry("index", Files.size(sharing.data().resolve("share/index.mv")) / 1_000_000 + " MB");
        }
    }

    private static void fill(Path root) throws IOException {
        for (var i = 0; i < FILES; i++) {
            if (i % PER_FOLDER == 0) {
                Files.createDirectories(root.resolve("folder" + i / PER_FOLDER));
            }
            Files.write(
                    root.resolve("folder" + i / PER_FOLDER + "/file" + i),
                    ("content " + i).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Clock {
        private final TestReporter reporter;
        private long since = System.nanoTime();

        Clock(TestReporter reporter) {
            this.reporter = reporter;
        }

        void lap(String what) {
            var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
            System.gc();
            var runtime = Runtime.getRuntime();
            var heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
            reporter.publishEntry(what, took + " ms, heap " + heap + " MB");
            since = System.nanoTime();
        }
    }
}
