package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.truflow.id.ContentHash;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.queue.Item;
import org.truflow.transfer.swarm.internal.queue.QueueLog;

/** A hundred thousand downloads, half of them over: what they cost in memory and files. */
@NonNullByDefault({})
@SuppressWarnings("resource")
@Isolated("counts threads and memory of the whole process")
class ManyTest {
    private static final int MANY = 100_000;
    private static final long BYTES_EACH = 1_200;

    @TempDir
    Path folder;

    @Test
    void a_hundred_thousand_entries_cost_little_memory_and_one_file() throws IOException {
        write(folder.resolve("data/transfer/queue.log"));
        var before = used();
        var world = new World(folder);
        try (world) {
            world.start();
            assertEquals(MANY, world.transfers.all().size());
            assertEquals(MANY / 2, world.transfers.queue().size());
            World.until(() -> world.directory.asked.get() >= MANY / 2 / 1_000, () -> "all should be asked for");
            assertEquals(1, world.transfers.history("file 77777.bin", 10).size());

            var each = (used() - before) / MANY;

            assertTrue(each < BYTES_EACH, each + " bytes for each download");
            try (var files = Files.walk(folder.resolve("data"))) {
                assertEquals(1, files.filter(Files::isRegularFile).count());
            }
        }
    }

    private static void write(Path file) throws IOException {
        var root = Path.of("/home/someone/downloads");
        try (var log = QueueLog.open(file)) {
            for (var id = 1L; id <= MANY; id++) {
                var content = ContentHash.parse("%064x".formatted(id));
                var name = "a file of an ordinary name, which is number file " + id + ".bin";
                var item = Item.fresh(
                        id,
                        new Wanted.Content(content, name, Optional.empty()),
                        Instant.EPOCH,
                        new Item.Place(root, name, name),
                        new Item.Thing(Item.Kind.FILE, Optional.of(content), 1_000, 1),
                        DownloadOptions.NORMAL);
                log.put(id % 2 == 0 ? item : item.standing(Item.Standing.COMPLETED, Instant.EPOCH));
            }
        }
    }

    /** What is still in use after the collector has looked. */
    private static long used() {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < 4; i++) {
            System.gc();
            var runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
