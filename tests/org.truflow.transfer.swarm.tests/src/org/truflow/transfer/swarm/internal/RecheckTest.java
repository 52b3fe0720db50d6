package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.directory.Entry;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState.Cancelled;
import org.truflow.transfer.TransferState.Completed;
import org.truflow.transfer.TransferState.Paused;
import org.truflow.transfer.Wanted;

/** What is there is read again, mended, and brought elsewhere. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class RecheckTest {
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

    @Test
    void of_a_damaged_file_only_the_bad_piece_is_fetched_again() throws IOException {
        var bytes = World.bytes(16 * MIB, 1);
        var done = fetch(bytes, "file");
        damage(done.target(), 5 * MIB + 17);
        var served = anna.uploads.served();

        world.transfers.recheck(done.id());

        mended(done.id(), done.target(), bytes);
        assertTrue(anna.uploads.served() - served <= 4L * MIB, (anna.uploads.served() - served) + " bytes fetched");
    }

    @Test
    void a_file_that_is_right_stays_and_nobody_is_asked() throws IOException {
        var bytes = World.bytes(3 * MIB, 1);
        var done = fetch(bytes, "file");
        anna.blocks.set(0);

        world.transfers.recheck(done.id());

        mended(done.id(), done.target(), bytes);
        assertEquals(0, anna.blocks.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 9 * MIB})
    void a_file_that_was_cut_or_lengthened_is_mended(int length) throws IOException {
        var bytes = World.bytes(6 * MIB, 1);
        var done = fetch(bytes, "file");
        try (var channel = FileChannel.open(done.target(), StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.write(ByteBuffer.wrap(new byte[] {1}), length);
        }

        world.transfers.recheck(done.id());

        mended(done.id(), done.target(), bytes);
    }

    @Test
    void in_a_folder_only_what_is_damaged_or_gone_is_fetched_again() throws IOException {
        var small = World.bytes(1_000, 1);
        var large = World.bytes(12 * MIB, 2);
        var gone = World.bytes(2_000, 3);
        share("share/small", small);
        share("share/deep/large", large);
        share("share/gone", gone);
        Files.createDirectories(world.downloads.resolve("share"));
        Files.write(world.downloads.resolve("share/small"), new byte[3]);
        var done = fetchFolder("share");
        damage(done.target().resolve("deep/large"), 3);
        Files.delete(done.target().resolve("gone"));
        var served = anna.uploads.served();

        world.transfers.recheck(done.id());

        world.await(
                done.id(),
                transfer -> transfer.state() instanceof Completed
                        && Files.exists(done.target().resolve("gone")));
        assertArrayEquals(small, World.read(done.target().resolve("small (2)")));
        assertEquals(3, Files.size(done.target().resolve("small")));
        assertArrayEquals(large, World.read(done.target().resolve("deep/large")));
        assertArrayEquals(gone, World.read(done.target().resolve("gone")));
        assertTrue(anna.uploads.served() - served <= 4L * MIB + 2_000);
    }

    @Test
    void of_an_unfinished_download_every_piece_is_read_again() throws IOException {
        var bytes = World.bytes(40 * MIB, 1);
        var id = paused(bytes);
        try (var files = Files.list(world.downloads.resolve(".truflow"))) {
            var part = files.filter(file ->
                            !file.toString().contains(".p") || file.toString().endsWith("-" + id))
                    .filter(file -> file.toString().endsWith("-" + id))
                    .findFirst()
                    .orElseThrow();
            Files.write(part, new byte[(int) Files.size(part)]);
        }

        world.transfers.recheck(id);

        assertArrayEquals(bytes, World.read(world.awaitCompleted(id).target()));
    }

    @Test
    void a_finished_file_is_moved() throws IOException {
        var bytes = World.bytes(3 * MIB, 1);
        var done = fetch(bytes, "file");
        var to = folder.resolve("elsewhere/deep");

        world.transfers.relocate(done.id(), to);

        moved(done, to.resolve("file"), bytes);
        world.restart();
        assertEquals(
                to.resolve("file"),
                world.transfers.find(done.id()).orElseThrow().target());
    }

    @Test
    void a_taken_name_in_the_other_folder_is_not_overwritten() throws IOException {
        var bytes = World.bytes(100, 1);
        var done = fetch(bytes, "file");
        var to = Files.createDirectories(folder.resolve("elsewhere"));
        Files.write(to.resolve("file"), new byte[7]);

        world.transfers.relocate(done.id(), to);

        moved(done, to.resolve("file (2)"), bytes);
        assertEquals(7, Files.size(to.resolve("file")));
    }

    @Test
    void to_another_file_system_a_file_is_copied_and_compared() throws IOException {
        var to = otherDisk();
        try {
            var bytes = World.bytes(5 * MIB, 1);
            var done = fetch(bytes, "file");

            world.transfers.relocate(done.id(), to);

            moved(done, to.resolve("file"), bytes);
        } finally {
            delete(to);
        }
    }

    @Test
    void an_unfinished_download_goes_on_on_another_file_system_where_it_was() throws IOException {
        var to = otherDisk();
        try {
            var bytes = World.bytes(40 * MIB, 1);
            var id = paused(bytes);
            var before = world.transfers.find(id).orElseThrow();
            var served = anna.uploads.served();

            world.transfers.relocate(id, to);
            world.await(id, transfer -> transfer.target().startsWith(to));
            assertInstanceOf(
                    Paused.class, world.transfers.find(id).orElseThrow().state());
            world.restart();
            world.transfers.resume(id);
            var done = world.awaitCompleted(id);

            assertEquals(to.resolve("file"), done.target());
            assertArrayEquals(bytes, World.read(done.target()));
            assertTrue(anna.uploads.served() - served <= bytes.length - before.done() + 4L * MIB);
        } finally {
            delete(to);
        }
    }

    @Test
    void a_folder_is_moved_with_all_that_is_finished_and_what_is_not_ours_stays() throws IOException {
        var small = World.bytes(1_000, 1);
        var large = World.bytes(2 * MIB, 2);
        share("share/small", small);
        share("share/deep/large", large);
        world.directory.list("user1", "share/empty", new Entry.Folder("empty"));
        var done = fetchFolder("share");
        var mine = Files.write(done.target().resolve("deep/mine"), new byte[1]);
        var to = folder.resolve("elsewhere");

        world.transfers.relocate(done.id(), to);

        world.await(
                done.id(),
                transfer -> transfer.state() instanceof Completed
                        && transfer.target().equals(to.resolve("share")));
        assertArrayEquals(small, World.read(to.resolve("share/small")));
        assertArrayEquals(large, World.read(to.resolve("share/deep/large")));
        assertTrue(Files.exists(mine));
        assertFalse(Files.exists(done.target().resolve("small")));
        assertFalse(Files.exists(done.target().resolve("deep/large")));
    }

    @Test
    void what_was_cancelled_is_neither_read_nor_moved() {
        var id = world.transfers
                .start(new Wanted.Content(World.tree(World.bytes(10, 1)).root(), "file", Optional.empty()))
                .id();
        world.transfers.cancel(id);

        world.transfers.recheck(id);
        world.transfers.relocate(id, folder.resolve("elsewhere"));

        assertInstanceOf(Cancelled.class, world.transfers.find(id).orElseThrow().state());
    }

    private void mended(long id, Path target, byte[] bytes) {
        world.await(id, transfer -> transfer.state() instanceof Completed);
        assertArrayEquals(bytes, World.read(target));
    }

    private void moved(Transfer before, Path target, byte[] bytes) {
        world.await(
                before.id(),
                transfer -> transfer.state() instanceof Completed
                        && transfer.target().equals(target));
        assertArrayEquals(bytes, World.read(target));
        assertFalse(Files.exists(before.target()));
    }

    private static void damage(Path file, int at) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.flip();
            one.put(0, (byte) ~one.get(0));
            channel.write(one, at);
        }
    }

    private Transfer fetch(byte[] bytes, String name) {
        anna.share("file", bytes);
        var id = world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), name, Optional.empty()))
                .id();
        return world.awaitCompleted(id);
    }

    /** Returns a download that has some of its pieces. */
    private long paused(byte[] bytes) {
        var gate = new CountDownLatch(1);
        anna.share("file", bytes);
        world.network.register(anna.peer, (from, request) -> {
            if (anna.uploads.served() > 20L * MIB) {
                gate.await();
            }
            return anna.answer(from, request);
        });
        var id = world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "file", Optional.empty()))
                .id();
        world.await(id, transfer -> transfer.done() > MIB);
        world.transfers.pause(id);
        gate.countDown();
        anna.online();
        return id;
    }

    private Transfer fetchFolder(String path) {
        return world.awaitCompleted(world.transfers
                .start(new Wanted.Remote("user1", path, Optional.empty()))
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

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
