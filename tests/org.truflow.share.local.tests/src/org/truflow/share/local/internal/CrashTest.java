package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.CatalogVersion;

/** What is left after the process, the index or the patience came to an end. */
final class CrashTest {
    private static final int FILES = 1_500;

    private final Path temp;
    private final Path root;

    CrashTest(@TempDir Path all) throws IOException {
        temp = Files.createTempDirectory(all.toRealPath(), "t");
        root = Files.createDirectory(temp.resolve("root"));
    }

    @Test
    void a_process_killed_while_it_hashes_does_not_hash_again_what_it_had_done() throws Exception {
        fill();
        var done = 0L;
        for (var round = 0; round < 3; round++) {
            var process = ShareProcess.start(temp, root);
            try (var lines = process.inputReader()) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("hashed ")) {
                        var hashed = Long.parseLong(line.substring("hashed ".length()));
                        assertTrue(
                                hashed >= done, "of " + done + " hashed before the kill only " + hashed + " were left");
                        if (hashed > done + 100) {
                            done = hashed;
                            process.destroyForcibly();
                            break;
                        }
                    }
                }
            } finally {
                process.destroyForcibly();
                assertTrue(process.waitFor(10, TimeUnit.SECONDS));
            }
            assertTrue(done > 100 * round, "hashed " + done);
        }

        try (var sharing = Sharing.in(temp)) {
            sharing.awaitSettled("r");
            assertEquals(FILES, sharing.share("r").hashedFiles());
            assertTrue(sharing.shares().engine().hashes().hashedFiles() <= FILES - done);
        }
    }

    @Test
    void a_damaged_index_is_made_anew_with_another_epoch() throws Exception {
        fill();
        CatalogVersion before;
        try (var sharing = Sharing.in(temp)) {
            sharing.shares().publish(root, "r");
            sharing.awaitSettled("r");
            before = sharing.shares().version();
        }
        var index = temp.resolve("data/share/index.mv");
        Files.write(index, new byte[(int) Files.size(index)]);

        try (var sharing = Sharing.in(temp)) {
            sharing.awaitSettled("r");
            assertTrue(sharing.shares().version().epoch() != before.epoch());
            assertTrue(sharing.shares().changes(before, 1).fresh());
            assertEquals(FILES, sharing.shares().engine().hashes().hashedFiles());
        }
        assertTrue(Files.exists(temp.resolve("data/share/index.mv.damaged")));
    }

    @Test
    void an_index_damaged_in_its_midst_is_told_from_the_one_that_others_know() throws Exception {
        fill();
        CatalogVersion before;
        try (var sharing = Sharing.in(temp)) {
            sharing.shares().publish(root, "r");
            sharing.awaitSettled("r");
            before = sharing.shares().version();
        }
        scribble(temp.resolve("data/share/index.mv"));

        try (var sharing = Sharing.in(temp)) {
            sharing.awaitSettled("r");
            assertTrue(sharing.shares().version().epoch() != before.epoch());
            assertTrue(sharing.shares().changes(before, 1).fresh());
        }
    }

    @Test
    void an_index_that_fails_while_it_is_in_use_is_opened_again_without_a_restart() throws Exception {
        fill();
        try (var sharing = Sharing.in(temp)) {
            sharing.shares().publish(root, "r");
            for (var round = 0; round < 3; round++) {
                var listed = 100 * round;
                Sharing.await("some of it is hashed", () -> sharing.share("r").hashedFiles() > listed);
                var failing = sharing.shares().engine();
                failing.index().abandon();
                Sharing.await(
                        "another one is in its place", () -> sharing.shares().engine() != failing);
            }

            sharing.awaitSettled("r");

            assertEquals(FILES, sharing.share("r").files());
        }
        assertTrue(Files.notExists(temp.resolve("data/share/index.mv.damaged")));
    }

    /** Overwrites much of a file but its head and its end, which are read first. */
    private static void scribble(Path file) throws IOException {
        var random = new Random(4);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var at = 12_288L; at < channel.size() - 16_384; at += 4_096) {
                var nonsense = new byte[2_048];
                random.nextBytes(nonsense);
                channel.write(ByteBuffer.wrap(nonsense), at);
            }
        }
    }

    @Test
    void stopping_does_not_wait_for_a_large_file_and_goes_on_afterwards() throws Exception {
        try (var large = FileChannel.open(
                root.resolve("large"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            large.write(ByteBuffer.allocate(1), 100L << 30);
        }
        fill();
        try (var sharing = Sharing.in(temp)) {
            sharing.shares().publish(root, "r");
            Sharing.await("the large one is the last", () -> sharing.share("r").hashedFiles() == FILES);

            var begun = System.nanoTime();
            sharing.shares().stop();

            assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(5));
            Files.delete(root.resolve("large"));
            sharing.restart();
            sharing.awaitSettled("r");
            assertEquals(0, sharing.shares().engine().hashes().hashedFiles());
        }
        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.isAlive() && thread.getName().startsWith("truflow-share-r"))
                        .count());
    }

    @Test
    void stopping_in_the_midst_of_a_scan_keeps_what_was_found() throws Exception {
        fill();
        for (var round = 0; round < 10; round++) {
            try (var sharing = Sharing.in(temp)) {
                sharing.shares().publish(root, "r");
                var goal = 100L * round;
                Sharing.await("some of it is listed", () -> sharing.share("r").files() >= goal);
            }
        }

        try (var sharing = Sharing.in(temp)) {
            sharing.awaitSettled("r");
            assertEquals(FILES, sharing.share("r").files());
            assertEquals(1, sharing.mirror().freshStarts());
        }
    }

    private void fill() throws IOException {
        for (var i = 0; i < 30; i++) {
            var folder = Files.createDirectory(root.resolve("folder" + i));
            for (var j = 0; j < FILES / 30; j++) {
                Files.writeString(folder.resolve("file" + j), "content " + i + " " + j);
            }
        }
    }
}
