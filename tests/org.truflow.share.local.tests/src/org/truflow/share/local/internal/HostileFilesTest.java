package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a share may have been put there by somebody who wants to get at what lies elsewhere. */
@DisabledOnOs(OS.WINDOWS)
final class HostileFilesTest {
    private static final String SECRET = "not for others";
    private static final String OPENLY = "for everybody!";

    private final Path temp;
    private final Path root;
    private final Path outside;
    private Sharing sharing;

    HostileFilesTest(@TempDir Path all) throws IOException {
        temp = Files.createTempDirectory(all.toRealPath(), "t");
        root = Files.createDirectory(temp.resolve("root"));
        outside = Sharing.write(temp.resolve("outside/file"), SECRET).getParent();
        sharing = Sharing.in(temp);
    }

    @AfterEach
    void stop() {
        sharing.close();
    }

    @Test
    void links_are_neither_listed_nor_followed() throws Exception {
        Sharing.write(root.resolve("plain"), "1");
        Files.createSymbolicLink(root.resolve("to-file"), outside.resolve("file"));
        Files.createSymbolicLink(root.resolve("to-folder"), outside);
        Files.createSymbolicLink(root.resolve("to-itself"), root.resolve("to-itself"));
        Files.createSymbolicLink(root.resolve("to-root"), root);
        Files.createSymbolicLink(root.resolve("to-nothing"), root.resolve("nothing"));
        Files.createSymbolicLink(root.resolve("to-inside"), Path.of("plain"));

        sharing.shares().publish(root, "r");
        Sharing.await("it was looked through", () -> !sharing.share("r").scanning());
        Files.createSymbolicLink(root.resolve("late"), outside);
        Sharing.write(root.resolve("last"), "1");
        Sharing.await("the last is there", () -> sharing.pulled().paths().contains("r/last"));

        assertEquals(Set.of("r", "r/plain", "r/last"), sharing.mirror().paths());
        assertEquals("", sharing.share("r").problem());
    }

    @Test
    void a_folder_swapped_for_a_link_is_taken_out() throws Exception {
        Sharing.write(root.resolve("folder/file"), OPENLY);
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");

        Files.move(root.resolve("folder"), temp.resolve("away"));
        Files.createSymbolicLink(root.resolve("folder"), outside);
        Sharing.await("the folder is gone", () -> sharing.pulled().paths().equals(Set.of("r")));

        assertTrue(sharing.shares()
                .open(LocalSharesTest.hash(outside.resolve("file")))
                .isEmpty());
    }

    @Test
    void nothing_outside_is_read_while_folders_and_links_are_swapped() throws Exception {
        var folder = Sharing.write(root.resolve("folder/file"), OPENLY).getParent();
        var modified = Files.getLastModifiedTime(folder.resolve("file"));
        Files.setLastModifiedTime(outside.resolve("file"), modified);
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        var content = LocalSharesTest.hash(folder.resolve("file"));
        var link = Files.createSymbolicLink(temp.resolve("link"), outside);
        var over = new AtomicBoolean();
        var swapper = Thread.ofPlatform().start(() -> {
            try {
                while (!over.get()) {
                    Files.move(folder, temp.resolve("away"));
                    Files.move(link, folder);
                    Files.move(folder, link);
                    Files.move(temp.resolve("away"), folder, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        var secret = LocalSharesTest.hash(outside.resolve("file"));
        for (var i = 0; i < 3_000; i++) {
            try (var open = sharing.shares().open(content).orElseThrow(() -> new IOException("taken out"))) {
                var bytes = ByteBuffer.allocate(OPENLY.length());
                open.read(0, bytes);
                assertEquals(OPENLY, new String(bytes.array(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                // Refused, as it should be while a link is there.
            }
            assertTrue(sharing.shares().open(secret).isEmpty());
        }
        over.set(true);
        swapper.join();

        sharing.awaitSettled("r");
        assertEquals(
                Optional.of(content), sharing.mirror().file("r/folder/file").content());
    }

    @Test
    void pipes_and_sockets_are_left_alone() throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor());
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
            Sharing.write(root.resolve("file"), "1");
            sharing.shares().publish(root, "r");
            Sharing.await(
                    "the file is hashed",
                    () -> sharing.share("r").hashedFiles() == 1
                            && !sharing.share("r").scanning());
        }
        assertEquals(Set.of("r", "r/file"), sharing.pulled().paths());
        assertEquals("", sharing.share("r").problem());
    }

    @Test
    void names_that_others_could_not_cope_with_are_left_out_and_counted() throws Exception {
        Sharing.write(root.resolve("fine"), "1");
        Sharing.write(root.resolve("line\nbreak"), "1");
        var made = new ProcessBuilder("sh", "-c", "printf x > \"$1/$(printf 'latin\\351')\"", "sh", root.toString())
                .start();
        assertTrue(made.waitFor(10, TimeUnit.SECONDS));

        sharing.shares().publish(root, "r");
        Sharing.await("it was looked through", () -> !sharing.share("r").scanning());

        assertEquals(Set.of("r", "r/fine"), sharing.pulled().paths());
        assertTrue(
                sharing.share("r").problem().startsWith("2 names are left out"),
                sharing.share("r").problem());
        Files.delete(root.resolve("line\nbreak"));
        Sharing.await("one is left", () -> sharing.share("r").problem().startsWith("1 name is left out"));
    }

    @Test
    void a_folder_that_cannot_be_read_is_told_and_the_rest_is_shared() throws Exception {
        Sharing.write(root.resolve("closed/file"), "1");
        Sharing.write(root.resolve("open/file"), "1");
        var refusing = new AtomicBoolean(true);
        var disk = new Disk() {
            private final Disk real = new RealDisk();

            @Override
            public DirectoryStream<Path> list(Path folder) throws IOException {
                if (refusing.get() && folder.endsWith("closed")) {
                    throw new AccessDeniedException(folder.toString());
                }
                return real.list(folder);
            }

            @Override
            public Found look(Path path) throws IOException {
                return real.look(path);
            }
        };
        sharing.close();
        sharing = Sharing.in(temp, new Parts(Sharing.AUDITING, disk, 100, 2));

        sharing.shares().publish(root, "r");
        Sharing.await("it was looked through", () -> !sharing.share("r").scanning());

        assertEquals(
                Set.of("r", "r/closed", "r/open", "r/open/file"),
                sharing.pulled().paths());
        assertEquals(
                "1 place cannot be read, r/closed for one: no permission",
                sharing.share("r").problem());
        refusing.set(false);
        sharing.awaitSettled("r");
        Sharing.await("the problem is gone", () -> sharing.share("r").problem().isEmpty());
    }

    @Test
    void paths_too_long_for_others_are_left_out() throws Exception {
        var script = "cd \"$1\"; for i in $(seq 25); do mkdir $2; cd $2; done; echo x > file";
        var made = new ProcessBuilder("sh", "-c", script, "sh", root.toString(), "n".repeat(200)).start();
        assertTrue(made.waitFor(10, TimeUnit.SECONDS));
        try {
            sharing.shares().publish(root, "r");
            Sharing.await("it was looked through", () -> !sharing.share("r").scanning());

            assertTrue(sharing.pulled().paths().stream().allMatch(path -> path.length() <= 4096));
            assertFalse(sharing.share("r").problem().isEmpty());
        } finally {
            assertEquals(
                    0, new ProcessBuilder("rm", "-rf", root.toString()).start().waitFor());
        }
    }
}
