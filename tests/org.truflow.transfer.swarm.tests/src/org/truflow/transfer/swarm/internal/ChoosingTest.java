package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.directory.Entry;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.NamePreview;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.TransferState.Choosing;
import org.truflow.transfer.Wanted;

/** A folder is one entry of the queue; what is in it can be looked at, and chosen from, before it starts. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class ChoosingTest {
    private static final DownloadOptions CHOOSE = new DownloadOptions(Priority.NORMAL, false, true);

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
    void lists_first_and_fetches_only_what_was_chosen_also_after_a_restart() throws IOException {
        share("share/a/1.txt", World.bytes(100, 1));
        share("share/a/2.txt", World.bytes(200, 2));
        share("share/b/3.jpg", World.bytes(400, 3));
        var id = listed("share").id();

        assertEquals(
                List.of("a/1.txt", "a/2.txt", "b/3.jpg"),
                world.transfers.files(id, 0, 100).stream()
                        .map(TransferFile::path)
                        .toList());
        assertEquals(
                OptionalInt.of(2),
                world.transfers.select(id, file -> !file.path().endsWith("2.txt")));
        world.restart();
        var chosen = world.transfers.find(id).orElseThrow();
        assertInstanceOf(Choosing.class, chosen.state());
        assertEquals(500, chosen.size());
        assertEquals(2, chosen.files());
        world.transfers.resume(id);
        var done = world.awaitCompleted(id);

        assertArrayEquals(
                World.bytes(400, 3), World.read(done.target().resolve("b").resolve("3.jpg")));
        assertFalse(Files.exists(done.target().resolve("a").resolve("2.txt")));
        assertEquals(2, done.filesDone());
        var files = world.transfers.files(id, 0, 100);
        assertEquals(
                List.of(true, false, true),
                files.stream().map(TransferFile::wanted).toList());
        assertEquals(
                List.of(100L, 0L, 400L), files.stream().map(TransferFile::done).toList());
        assertInstanceOf(NamePreview.Finished.class, files.getFirst().name());
    }

    @Test
    void what_was_left_out_can_be_chosen_later() throws IOException {
        share("share/1", World.bytes(100, 1));
        share("share/2", World.bytes(200, 2));
        var id = listed("share").id();

        world.transfers.select(id, file -> false);
        assertEquals(OptionalInt.of(1), world.transfers.select(id, file -> file.index() == 1));
        world.transfers.resume(id);

        assertEquals(200, world.awaitCompleted(id).size());
        assertEquals(OptionalInt.empty(), world.transfers.select(id, file -> true));
    }

    @Test
    void tells_what_becomes_of_each_name() throws IOException {
        share("share/free", World.bytes(100, 1));
        share("share/same", World.bytes(200, 2));
        share("share/taken.txt", World.bytes(300, 3));
        share("share/in the way/file", World.bytes(10, 4));
        var bad = World.tree(World.bytes(20, 5)).root();
        world.directory.list("user1", "share/zz", new Entry.File("..", 20, Instant.EPOCH, Optional.of(bad)));
        var target = Files.createDirectories(world.downloads.resolve("share"));
        Files.write(target.resolve("same"), World.bytes(200, 77));
        Files.write(target.resolve("taken.txt"), new byte[5]);
        Files.write(target.resolve("in the way"), new byte[5]);
        var id = listed("share").id();

        var names = world.transfers.files(id, 0, 100);

        assertEquals(new NamePreview.Free(target.resolve("free")), named(names, "free"));
        assertEquals(new NamePreview.Same(target.resolve("same")), named(names, "same"));
        assertEquals(new NamePreview.Renamed(target.resolve("taken (2).txt")), named(names, "taken.txt"));
        assertInstanceOf(NamePreview.Refused.class, named(names, "in the way/file"));
        assertInstanceOf(NamePreview.Refused.class, named(names, ".."));
        assertEquals(1, world.transfers.files(id, 2, 1).size());
    }

    @Test
    void a_single_file_is_a_list_of_one() {
        var bytes = World.bytes(100, 1);
        world.honest(2, bytes);
        var id = world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "file", Optional.empty()))
                .id();
        world.awaitCompleted(id);

        var files = world.transfers.files(id, 0, 10);

        assertEquals(List.of("file"), files.stream().map(TransferFile::path).toList());
        assertEquals(100, files.getFirst().done());
        assertTrue(world.transfers.files(id, 1, 10).isEmpty());
        assertTrue(world.transfers.files(99, 0, 10).isEmpty());
    }

    private Transfer listed(String path) {
        var id = world.transfers
                .start(new Wanted.Remote("user1", path, Optional.empty()), CHOOSE)
                .id();
        return world.await(id, transfer -> transfer.state() instanceof Choosing);
    }

    private static NamePreview named(List<TransferFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private void share(String path, byte[] bytes) {
        var hash = anna.share(path, bytes);
        world.directory.list(
                "user1",
                path,
                new Entry.File(
                        path.substring(path.lastIndexOf('/') + 1), bytes.length, Instant.EPOCH, Optional.of(hash)));
    }
}
