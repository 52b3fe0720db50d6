package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.directory.Entry;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState.Completed;
import org.truflow.transfer.TransferState.Waiting;
import org.truflow.transfer.Wanted;

/** A finished file that is found damaged stays somebody's file while it is mended. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class MendingTest {
    private static final int MIB = 1 << 20;
    private static final Path OTHER_DISK = Path.of("/dev/shm");

    @TempDir
    Path folder;

    private World world;
    private World.Uploader anna;

    @BeforeEach
    void start() throws IOException {
        world = new World(folder).start();
        anna = new World.Uploader(world, 1);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"7000000, 0", "7000000, 5", "7000000, -5", "1000, 0", "1000, 5", "1000, -5"})
    void when_it_is_cancelled_the_file_has_its_name_and_its_bytes_again(int length, int longer) throws IOException {
        var done = fetch(World.bytes(length, 1));
        var damaged = damage(done.target(), longer);
        checkWithoutAnybody(done);

        world.transfers.cancel(done.id());

        back(done.target(), damaged);
        nothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 7_000_000})
    void when_it_is_cancelled_after_a_restart_too(int length) throws IOException {
        var done = fetch(World.bytes(length, 1));
        var damaged = damage(done.target(), 3);
        checkWithoutAnybody(done);
        world.restart();

        world.transfers.cancel(done.id());

        back(done.target(), damaged);
        nothingLeft();
    }

    @Test
    void what_has_taken_its_name_meanwhile_stays_too() throws IOException {
        var done = fetch(World.bytes(1_000, 1));
        var damaged = damage(done.target(), 0);
        checkWithoutAnybody(done);
        Files.write(done.target(), new byte[3]);

        world.transfers.cancel(done.id());

        back(done.target().resolveSibling("file (2)"), damaged);
        assertEquals(3, Files.size(done.target()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 7_000_000})
    void one_that_was_lengthened_is_mended_and_nothing_of_it_stays_behind(int length) throws IOException {
        var bytes = World.bytes(length, 1);
        var done = fetch(bytes);
        damage(done.target(), 100);

        world.transfers.recheck(done.id());

        world.await(done.id(), transfer -> transfer.state() instanceof Completed);
        assertArrayEquals(bytes, World.read(done.target()));
        nothingLeft();
    }

    @Test
    void of_a_folder_every_damaged_file_is_given_back() throws IOException {
        share("share/small", World.bytes(1_000, 1));
        share("share/deep/large", World.bytes(5 * MIB, 2));
        var done = world.awaitCompleted(world.transfers
                .start(new Wanted.Remote("user1", "share", Optional.empty()))
                .id());
        var small = damage(done.target().resolve("small"), 0);
        var large = damage(done.target().resolve("deep/large"), 1);
        checkWithoutAnybody(done);

        world.transfers.cancel(done.id());

        back(done.target().resolve("small"), small);
        back(done.target().resolve("deep/large"), large);
        nothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1000, false", "7000000, true", "7000000, false"})
    void one_that_was_moved_meanwhile_is_given_back_there(int length, boolean otherDisk) throws IOException {
        var to = otherDisk ? otherDisk() : Files.createDirectory(folder.resolve("elsewhere"));
        var done = fetch(World.bytes(length, 1));
        var damaged = damage(done.target(), 7);
        checkWithoutAnybody(done);
        world.transfers.relocate(done.id(), to);
        world.await(
                done.id(),
                transfer ->
                        transfer.state() instanceof Waiting && transfer.target().startsWith(to));

        world.transfers.cancel(done.id());

        back(to.resolve("file"), damaged);
        Files.delete(to.resolve("file"));
        World.until(() -> !Files.exists(to.resolve(".truflow")), () -> "something is left in " + to);
        Files.delete(to);
    }

    private void checkWithoutAnybody(Transfer done) {
        world.network.remove(anna.peer);
        world.transfers.recheck(done.id());
        world.await(done.id(), transfer -> transfer.state() instanceof Waiting);
        assertFalse(Files.exists(done.target()) && Files.isRegularFile(done.target()));
    }

    private static void back(Path file, byte[] bytes) {
        World.until(() -> Files.exists(file), () -> file + " is not there");
        assertArrayEquals(bytes, World.read(file));
    }

    private void nothingLeft() {
        World.until(
                () -> !Files.exists(world.downloads.resolve(".truflow")),
                () -> "something is left in " + world.downloads);
    }

    /** @return what is in the file then */
    private static byte[] damage(Path file, int longer) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes = Arrays.copyOf(bytes, bytes.length + longer);
        bytes[17] ^= 1;
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        return bytes;
    }

    private Transfer fetch(byte[] bytes) {
        anna.share("file", bytes);
        return world.awaitCompleted(world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "file", Optional.empty()))
                .id());
    }

    private void share(String path, byte[] bytes) {
        var hash = anna.share(path, bytes);
        world.directory.list(
                "user1",
                path,
                new Entry.File(
                        path.substring(path.lastIndexOf('/') + 1), bytes.length, Instant.EPOCH, Optional.of(hash)));
    }

    private Path otherDisk() throws IOException {
        assumeTrue(
                Files.isWritable(OTHER_DISK) && !Files.getFileStore(OTHER_DISK).equals(Files.getFileStore(folder)),
                "there is no other file system to write to");
        return Files.createTempDirectory(OTHER_DISK, "truflow-test");
    }
}
