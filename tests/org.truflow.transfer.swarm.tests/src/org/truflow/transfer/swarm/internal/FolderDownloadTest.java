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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.directory.Entry;
import org.truflow.id.ContentHash;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;

@NonNullByDefault({})
@SuppressWarnings("resource")
class FolderDownloadTest {
    @TempDir
    Path folder;

    private World world;
    private World.Uploader anna;
    private final Map<String, byte[]> files = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        world = new World(folder).start();
        anna = world.honest(1);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void fetches_a_tree_with_two_thousand_small_files() {
        world.directory.pageSize = 150;
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++) {
            share(
                    "music/" + "abcdefgh".charAt(i % 8) + "/" + i % 50 + "/song " + i + ".ogg",
                    World.bytes(random.nextInt(20_000), i));
        }

        var done = fetch("music");

        assertTree(done.target());
        assertEquals(2_000, done.files());
        assertEquals(2_000, done.filesDone());
        assertEquals(done.size(), done.done());
        assertFalse(Files.exists(world.downloads.resolve(".truflow")));
        assertEquals(1, world.transfers.forget(transfer -> true));
        World.until(() -> !Files.exists(world.data.resolve("transfer/1.files")), () -> "the list of files remains");
    }

    @Test
    void fetches_large_and_small_and_empty_files_and_empty_folders() {
        share("mixed/empty.txt", new byte[0]);
        share("mixed/small.txt", World.bytes(10, 1));
        share("mixed/deep/er/large.bin", World.bytes(5_000_000, 2));
        world.directory.list("user1", "mixed/nothing in it", new Entry.Folder("nothing in it"));

        var done = fetch("mixed");

        assertTree(done.target());
        assertTrue(Files.isDirectory(done.target().resolve("nothing in it")));
    }

    @Test
    void fetches_a_folder_within_a_share_under_its_own_name() {
        share("share/one/two/file", World.bytes(100, 1));

        var done = fetch("share/one/two");

        assertEquals(world.downloads.resolve("two"), done.target());
        assertArrayEquals(
                files.get("share/one/two/file"), World.read(done.target().resolve("file")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void fetches_all_that_somebody_shares_under_the_name_of_the_person(String path) {
        share("one/file", World.bytes(100, 1));
        share("two/deep/file", World.bytes(200, 2));

        var done = fetch(path);

        assertEquals(world.downloads.resolve("user1"), done.target());
        assertArrayEquals(files.get("two/deep/file"), World.read(done.target().resolve("two/deep/file")));
    }

    @Test
    void fetches_a_single_file_by_its_path() {
        share("share/one/two/file.txt", World.bytes(100, 1));

        var done = fetch("share/one/two/file.txt");

        assertArrayEquals(files.get("share/one/two/file.txt"), World.read(world.downloads.resolve("file.txt")));
        assertTrue(done.content().isPresent());
    }

    @Test
    void fails_when_there_is_no_such_path() {
        share("share/file.txt", World.bytes(100, 1));

        var started = world.transfers.start(new Wanted.Remote("user1", "share/other.txt", Optional.empty()));
        var failed = world.await(started.id(), transfer -> transfer.state() instanceof TransferState.Failed);

        assertEquals(Reason.NOT_FOUND, ((TransferState.Failed) failed.state()).reason());
    }

    @Test
    void waits_for_files_that_are_not_hashed_yet_and_fetches_them_when_they_are() {
        share("share/a", World.bytes(100, 1));
        world.directory.list("user1", "share/b", new Entry.File("b", 200, Instant.EPOCH, Optional.empty()));

        var started = world.transfers.start(new Wanted.Remote("user1", "share", Optional.empty()));
        var waiting = world.await(started.id(), transfer -> transfer.state() instanceof TransferState.Waiting);
        share("share/b", World.bytes(200, 2));
        world.directory.changed();
        var done = world.awaitCompleted(started.id());

        assertEquals(1, waiting.filesDone());
        assertTree(done.target());
    }

    @Test
    void waits_for_those_who_are_offline_and_goes_on_by_itself() {
        share("share/a", World.bytes(100, 1));
        var other = world.honest(2);
        var bytes = World.bytes(300, 9);
        files.put("share/b", bytes);
        other.share("b", bytes);
        world.directory.list(
                "user1",
                "share/b",
                new Entry.File(
                        "b", 300, Instant.EPOCH, Optional.of(World.tree(bytes).root())));
        world.network.remove(other.peer);

        var started = world.transfers.start(new Wanted.Remote("user1", "share", Optional.empty()));
        world.await(started.id(), transfer -> transfer.state() instanceof TransferState.Waiting);
        other.online();
        world.directory.changed();

        assertTree(world.awaitCompleted(started.id()).target());
    }

    @Test
    void a_second_download_of_the_same_folder_finds_everything_there() {
        for (var i = 0; i < 100; i++) {
            share("share/" + i, World.bytes(1_000, i));
        }
        fetch("share");
        anna.blocks.set(0);

        var again = fetch("share");

        assertTree(again.target());
        assertEquals(0, anna.blocks.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "a/b", "/etc/passwd", "../../x", "a\0b", "a\nb"})
    void leaves_out_files_whose_names_are_impossible_and_says_so(String name) throws IOException {
        share("share/good", World.bytes(100, 1));
        var bytes = World.bytes(200, 2);
        anna.share("bad", bytes);
        world.directory.list(
                "user1",
                "share/zzz",
                new Entry.File(
                        name, 200, Instant.EPOCH, Optional.of(World.tree(bytes).root())));

        var started = world.transfers.start(new Wanted.Remote("user1", "share", Optional.empty()));
        var over = world.await(started.id(), FolderDownloadTest::over);

        if (name.equals("a/b")) {
            // Only one more folder: harmless.
            assertInstanceOf(TransferState.Completed.class, over.state());
        } else {
            assertEquals(Reason.UNSAFE_NAME, ((TransferState.Failed) over.state()).reason());
        }
        assertArrayEquals(files.get("share/good"), World.read(over.target().resolve("good")));
        assertNothingOutside();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON",
                "a:b",
                "trailing. ",
                "nul.txt",
                "PROGRA~1",
                "right\u202eleft",
                "zero\u200bwidth",
                ".truflow"
            })
    void gives_harmless_names_to_files_that_cannot_be_called_so_everywhere(String name) throws IOException {
        var bytes = World.bytes(200, 2);
        anna.share("odd", bytes);
        world.directory.list(
                "user1",
                "share/" + name,
                new Entry.File(
                        name, 200, Instant.EPOCH, Optional.of(World.tree(bytes).root())));

        var done = fetch("share");

        try (var all = Files.list(done.target())) {
            var only = all.toList();
            assertEquals(1, only.size());
            assertArrayEquals(bytes, World.read(only.getFirst()));
        }
        assertNothingOutside();
    }

    @Test
    void does_not_follow_a_link_that_lies_in_the_place_of_a_folder() throws IOException {
        share("share/sub/file", World.bytes(100, 1));
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(world.downloads.resolve("share"));
        Files.createSymbolicLink(world.downloads.resolve("share/sub"), elsewhere);

        var started = world.transfers.start(new Wanted.Remote("user1", "share", Optional.empty()));
        var over = world.await(started.id(), FolderDownloadTest::over);

        assertEquals(Reason.NAME_CLASH, ((TransferState.Failed) over.state()).reason());
        try (var all = Files.list(elsewhere)) {
            assertEquals(List.of(), all.toList());
        }
    }

    private void assertNothingOutside() throws IOException {
        try (var all = Files.list(folder)) {
            assertEquals(
                    List.of("data", "downloads"),
                    all.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private static boolean over(Transfer transfer) {
        return transfer.state() instanceof TransferState.Completed || transfer.state() instanceof TransferState.Failed;
    }

    private Transfer fetch(String path) {
        var started = world.transfers.start(new Wanted.Remote("user1", path, Optional.empty()));
        return world.awaitCompleted(started.id());
    }

    private ContentHash share(String path, byte[] bytes) {
        files.put(path, bytes);
        var hash = anna.share(path, bytes);
        world.directory.list(
                "user1",
                path,
                new Entry.File(
                        path.substring(path.lastIndexOf('/') + 1), bytes.length, Instant.EPOCH, Optional.of(hash)));
        return hash;
    }

    private void assertTree(Path target) {
        files.forEach((path, bytes) ->
                assertArrayEquals(bytes, World.read(target.getParent().resolve(path)), path));
        try (var all = Files.walk(target)) {
            assertEquals(files.size(), all.filter(Files::isRegularFile).count());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
