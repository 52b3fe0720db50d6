package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RootFolderTest {

    private static final String SECRET = "secret";
    private static final String PUBLIC = "public";

    private final Path above;
    private final Path share;
    private final Path secret;

    RootFolderTest(@TempDir Path above) {
        this.above = above;
        this.share = above.resolve("share");
        this.secret = above.resolve("outside").resolve("file");
    }

    @BeforeEach
    void createFiles() throws IOException {
        Files.createDirectories(share.resolve("dir"));
        Files.createDirectories(secret.getParent());
        Files.writeString(secret, SECRET);
        Files.writeString(share.resolve("dir/file"), PUBLIC);
    }

    @Test
    void opens_a_file_of_the_folder() throws Exception {
        assertEquals(PUBLIC, read("dir/file"));
        try (var open = RemotePath.parse("dir/file").openBeneath(share)) {
            assertEquals(PUBLIC.length(), open.size());
            assertEquals(Files.getLastModifiedTime(share.resolve("dir/file")).toInstant(), open.modified());
            assertThrows(EOFException.class, () -> open.read(1, ByteBuffer.allocate(PUBLIC.length())));
        }
        try (var open = new FolderWalk(share, List.of("dir", "file"), () -> {}).openChecked()) {
            assertEquals(PUBLIC, read(open));
        }
    }

    @Test
    void opens_files_whose_names_are_impossible_elsewhere() throws Exception {
        for (var name : new String[] {"a:b", "CON", "back\\slash", "e\u0301", "...", "x\u202Ey"}) {
            Files.writeString(share.resolve(name), name);
            assertEquals(name, read(name));
        }
    }

    @Test
    void follows_a_link_to_the_folder_itself() throws Exception {
        var link = Files.createSymbolicLink(above.resolve("link"), share);

        try (var open = new RootFolder(link).open(RemotePath.parse("dir/file"))) {
            assertEquals(PUBLIC, read(open));
        }
    }

    @Test
    void follows_no_link_below_the_folder() throws Exception {
        Files.createSymbolicLink(share.resolve("out"), secret);
        Files.createSymbolicLink(share.resolve("outdir"), secret.getParent());
        Files.createSymbolicLink(share.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(share.resolve("in"), Path.of("dir/file"));
        Files.createSymbolicLink(share.resolve("indir"), Path.of("dir"));
        Files.createSymbolicLink(share.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(share.resolve("loop"), Path.of("loop"));
        var root = Files.createSymbolicLink(share.resolve("root"), Path.of("/"));

        for (var path : new String[] {
            "out",
            "outdir/file",
            "up/outside/file",
            "in",
            "indir/file",
            "dangling",
            "loop",
            "loop/file",
            "root/etc/hostname"
        }) {
            assertRefused(path);
        }
        // Whoever cleans up need not meet it.
        Files.delete(root);
    }

    @Test
    void opens_nothing_but_regular_files() throws Exception {
        assertRefused("dir");
        assertRefused("dir/file/more");
        assertThrows(NotPlainFileException.class, () -> new RootFolder(Path.of("/dev")).open(RemotePath.parse("null")));
        assertThrows(
                NotPlainFileException.class, () -> new RootFolder(Path.of("/dev")).open(RemotePath.parse("zero/x")));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(share.resolve("socket")));
            assertRefused("socket");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void does_not_wait_for_the_other_end_of_a_pipe() throws Exception {
        var made = new ProcessBuilder("mkfifo", share.resolve("pipe").toString()).start();
        assertTrue(made.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, made.exitValue());

        assertRefused("pipe");
        assertRefused("pipe/file");
    }

    @Test
    void says_when_a_file_is_not_there() throws Exception {
        assertThrows(NoSuchFileException.class, () -> read("dir/gone"));
        assertThrows(NoSuchFileException.class, () -> read("gone/file"));
        assertThrows(
                NoSuchFileException.class, () -> new RootFolder(above.resolve("gone")).open(RemotePath.parse("file")));
    }

    @Test
    void does_not_follow_a_link_put_in_the_place_of_the_file_after_the_look_at_it() throws Exception {
        var file = share.resolve("dir/file");
        Runnable swap = () -> replaceByLink(file, secret);

        assertThrows(IOException.class, () -> new FolderWalk(share, List.of("dir", "file"), swapsAt(2, swap)).open());
        assertTrue(Files.isSymbolicLink(file));
    }

    @Test
    void does_not_follow_a_link_put_in_the_place_of_a_folder_after_the_look_at_it() throws Exception {
        var folder = share.resolve("dir");
        Runnable swap = () -> replaceByLink(folder, secret.getParent());

        assertThrows(IOException.class, () -> new FolderWalk(share, List.of("dir", "file"), swapsAt(1, swap)).open());
        assertTrue(Files.isSymbolicLink(folder));
    }

    @Test
    void reads_from_the_folder_it_opened_although_a_link_takes_its_place_then() throws Exception {
        var folder = share.resolve("dir");
        Runnable swap = () -> replaceByLink(folder, secret.getParent());

        try (var open = new FolderWalk(share, List.of("dir", "file"), swapsAt(2, swap)).open()) {
            assertEquals(PUBLIC, read(open));
        }
    }

    @Test
    void opens_the_new_file_when_one_is_put_in_the_place_of_another() throws Exception {
        var file = share.resolve("dir/file");
        Runnable swap = () -> {
            try {
                Files.move(Files.writeString(above.resolve("new"), "new"), file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };

        try (var open = new FolderWalk(share, List.of("dir", "file"), swapsAt(2, swap)).open()) {
            assertEquals("new", read(open));
        }
        assertThrows(NotPlainFileException.class, () -> new FolderWalk(share, List.of("dir", "file"), swap).open());
    }

    @Test
    void never_reads_outside_while_links_come_and_go() throws Exception {
        var stop = new AtomicBoolean();
        var aside = above.resolve("aside");
        var folder = share.resolve("dir");
        var swapper = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                replaceByLink(folder, secret.getParent());
                restore(folder, aside);
            }
        });
        var read = 0;
        var refused = 0;
        try {
            for (var deadline = System.nanoTime() + 2_000_000_000L; System.nanoTime() < deadline; ) {
                try {
                    assertEquals(PUBLIC, read("dir/file"));
                    read++;
                } catch (IOException e) {
                    refused++;
                }
            }
        } finally {
            stop.set(true);
            swapper.join();
        }
        assertTrue(read > 0 && refused > 0, "read " + read + ", refused " + refused);
    }

    @Test
    void checks_every_component_where_the_system_cannot_open_relative_to_a_folder() throws Exception {
        Files.createSymbolicLink(share.resolve("out"), secret);
        Files.createSymbolicLink(share.resolve("outdir"), secret.getParent());
        for (var path : new String[] {"out", "outdir/file", "dir", "dir/file/more"}) {
            assertThrows(NotPlainFileException.class, () -> checked(path, () -> {}), path);
        }
        assertThrows(NoSuchFileException.class, () -> checked("dir/gone", () -> {}));
        assertThrows(NotPlainFileException.class, () -> checked("dir/a:b", () -> {}));
        assertThrows(NotPlainFileException.class, () -> checked("CON", () -> {}));
        assertThrows(
                IOException.class,
                () -> checked("dir/file", () -> replaceByLink(share.resolve("dir"), secret.getParent())));
    }

    @Test
    void creates_the_folders_a_file_needs() throws Exception {
        var root = new RootFolder(share);

        var file = root.createFoldersFor(SafePath.parse("a/b/c.txt"));

        assertEquals(share.resolve("a/b/c.txt"), file);
        assertTrue(Files.isDirectory(share.resolve("a/b")));
        assertFalse(Files.exists(file));
        assertEquals(file, root.createFoldersFor(SafePath.parse("a/b/c.txt")));
        assertEquals(share.resolve("top"), root.createFoldersFor(SafePath.parse("top")));
    }

    @Test
    void creates_nothing_through_a_link_or_in_the_place_of_a_file() throws Exception {
        var root = new RootFolder(share);
        Files.createSymbolicLink(share.resolve("outdir"), secret.getParent());

        assertThrows(NotPlainFileException.class, () -> root.createFoldersFor(SafePath.parse("outdir/new/file")));
        assertThrows(NotPlainFileException.class, () -> root.createFoldersFor(SafePath.parse("dir/file/more")));
        assertThrows(
                NoSuchFileException.class,
                () -> new RootFolder(above.resolve("gone")).createFoldersFor(SafePath.parse("file")));
        assertFalse(Files.exists(secret.resolveSibling("new")));
        assertFalse(Files.exists(above.resolve("gone")));
    }

    @Test
    void creates_a_folder_but_not_in_the_place_of_a_link_or_a_file() throws Exception {
        var root = new RootFolder(share);
        Files.createSymbolicLink(share.resolve("outdir"), secret.getParent());

        root.createFolder(SafePath.parse("a/b"));
        root.createFolder(SafePath.parse("a/b"));

        assertTrue(Files.isDirectory(share.resolve("a/b")));
        assertThrows(NotPlainFileException.class, () -> root.createFolder(SafePath.parse("outdir")));
        assertThrows(NotPlainFileException.class, () -> root.createFolder(SafePath.parse("dir/file")));
        assertThrows(
                NoSuchFileException.class,
                () -> new RootFolder(above.resolve("gone")).createFolder(SafePath.parse("folder")));
    }

    @Test
    void creates_the_same_folders_for_many_at_once() throws Exception {
        var root = new RootFolder(share);
        var threads = 4;
        for (var round = 0; round < 100; round++) {
            var folder = SafePath.parse("race/" + round + "/deep");
            var file = SafePath.parse("race/" + round + "/deep/file");
            var together = new CyclicBarrier(threads);
            Callable<Path> make = () -> {
                together.await();
                root.createFolder(folder);
                return root.createFoldersFor(file);
            };

            try (var all = Executors.newFixedThreadPool(threads)) {
                for (var made : all.invokeAll(Collections.nCopies(threads, make))) {
                    assertTrue(Files.isDirectory(made.get().getParent()));
                }
            }
        }
    }

    private void assertRefused(String path) {
        assertThrows(IOException.class, () -> read(path), path);
        assertFalse(
                assertThrows(IOException.class, () -> read(path)) instanceof NoSuchFileException,
                path + " was not found instead of refused");
    }

    private OpenFile checked(String path, Runnable beforeOpening) throws IOException {
        return new FolderWalk(share, List.of(path.split("/")), beforeOpening).openChecked();
    }

    private String read(String path) throws IOException {
        try (var open = new RootFolder(share).open(RemotePath.parse(path))) {
            return read(open);
        }
    }

    private static String read(OpenFile open) throws IOException {
        var bytes = ByteBuffer.allocate((int) open.size());
        open.read(0, bytes);
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** Returns what runs {@code swap} before the component number {@code at} is opened, counted from 1, and only then. */
    private static Runnable swapsAt(int at, Runnable swap) {
        var calls = new int[1];
        return () -> {
            if (++calls[0] == at) {
                swap.run();
            }
        };
    }

    private void replaceByLink(Path place, Path target) {
        try {
            Files.move(place, above.resolve("aside"));
            Files.createSymbolicLink(place, target);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void restore(Path place, Path aside) {
        try {
            Files.delete(place);
            Files.move(aside, place);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
