package org.truflow.tracker.store.eclipsestore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.CatalogVersion;

/** A disk that is really full, so that Eclipse Store meets it too. Needs the right to mount one in memory. */
class FullDiskTest {
    private static final long SEED = 3;

    @Test
    void a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room_again(@TempDir Path folder) throws Exception {
        var small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small.toString()), "no right to mount");
        try {
            check(small);
        } finally {
            assertTrue(run("umount", "--lazy", small.toString()));
        }
    }

    @SuppressWarnings("resource") // closed and opened again
    private static void check(Path small) throws IOException {
        var random = new Random(SEED);
        var model = new ModelStore();
        var limits = new Limits(16 * 1024, 64 * 1024, 1024, 256 * 1024, Duration.ofHours(1));
        var ballast = small.resolve("ballast");
        var failures = new ArrayList<String>();
        var step = 0;
        var store = DurableStore.open(small.resolve("store"), new LocalDisk(), limits);
        try {
            for (var round = 0; round < 6; round++) {
                fillUp(ballast, random.nextInt(60_000));
                for (var i = 0; i < 40; i++, step++) {
                    var owner = Samples.peer(random.nextInt(3));
                    var page = Samples.page(random, 60);
                    var version = new CatalogVersion(2, step);
                    try {
                        store.apply(owner, false, page, version);
                        model.apply(owner, false, page, version);
                    } catch (IOException e) {
                        failures.add(String.valueOf(e.getMessage()));
                    }
                    checkpoint(store, failures);
                }
                Files.delete(ballast);
                assertEquals("", model.difference(store), "seed " + SEED + ", round " + round);
                store.checkpoint();
                if (round % 2 == 0) {
                    store.close();
                    store = DurableStore.open(small.resolve("store"), new LocalDisk(), limits);
                    assertEquals("", model.difference(store), "seed " + SEED + ", round " + round + " after a restart");
                }
            }
        } finally {
            store.close();
        }
        assertTrue(failures.size() > 20, "the disk was hardly ever full: " + failures);
        try (var again = DurableStore.open(small.resolve("store"), new LocalDisk(), limits)) {
            assertEquals("", model.difference(again), "at the end");
        }
    }

    private static void checkpoint(DurableStore store, ArrayList<String> failures) {
        try {
            store.checkpoint();
        } catch (IOException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    /** Leaves so many bytes free. */
    private static void fillUp(Path ballast, int free) throws IOException {
        var room = Files.getFileStore(ballast.getParent()).getUsableSpace();
        Files.write(ballast, new byte[(int) Math.max(0, room - free)]);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // There is no such command here.
        }
    }
}
