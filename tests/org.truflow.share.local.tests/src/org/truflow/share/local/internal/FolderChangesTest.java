package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.OpenContent;

/** Whether the catalog follows what people do to their files. */
final class FolderChangesTest {
    private final Path temp;
    private final Path root;
    private Sharing sharing;

    FolderChangesTest(@TempDir Path all) throws IOException {
        temp = Files.createTempDirectory(all.toRealPath(), "t");
        root = Files.createDirectory(temp.resolve("root"));
        sharing = Sharing.in(temp);
    }

    @AfterEach
    void stop() {
        sharing.close();
    }

    @Test
    void misses_nothing_in_folders_that_are_filled_while_they_are_found() throws Exception {
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");

        for (var i = 0; i < 100; i++) {
            var folder = Files.createDirectories(root.resolve("a" + i % 10 + "/b" + i + "/c"));
            Sharing.write(folder.resolve("file"), "x" + i);
            Sharing.write(folder.getParent().resolve("file"), "y" + i);
        }

        sharing.awaitSettled("r");
        assertEquals(200, sharing.share("r").hashedFiles());
    }

    @Test
    void follows_folders_that_are_moved_about() throws Exception {
        Sharing.write(root.resolve("a/b/c/file"), "1");
        Files.createDirectory(root.resolve("z"));
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");

        Files.move(root.resolve("a/b"), root.resolve("z/b"));
        sharing.awaitSettled("r");
        Sharing.write(root.resolve("z/b/c/late"), "2");
        sharing.awaitSettled("r");
        Files.move(root.resolve("z"), root.resolve("a/z"));
        Sharing.write(root.resolve("a/z/b/c/later"), "3");
        sharing.awaitSettled("r");
        Files.move(root.resolve("a/z/b/c"), temp.resolve("outside"));
        Sharing.write(temp.resolve("outside/secret"), "4");
        sharing.awaitSettled("r");

        assertEquals(Set.of("r", "r/a", "r/a/z", "r/a/z/b"), sharing.mirror().paths());
        Sharing.await(
                "what moved away is not watched any more",
                () -> sharing.shares().engine().watch().size() == 4);
    }

    @Test
    void survives_a_storm_of_changes_and_tells_it_right_to_who_listens_in_between() throws Exception {
        var inner = Files.createDirectory(root.resolve("d0"));
        sharing.shares().publish(root, "r");
        sharing.shares().publish(inner, "inner");
        var random = new Random(7);
        var over = new AtomicBoolean();
        var puller = Thread.ofPlatform().start(() -> {
            var pause = new Random(3);
            while (!over.get()) {
                try {
                    sharing.mirror().pull(sharing.shares(), 1 + pause.nextInt(20));
                    Thread.sleep(pause.nextInt(3));
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });

        for (var i = 0; i < 3_000; i++) {
            change(random);
        }
        over.set(true);
        puller.join();
        Files.createDirectories(inner);

        sharing.awaitSettled("r");
        sharing.awaitSettled("inner");
        assertEquals("", sharing.share("r").problem());
        assertEquals(1, sharing.mirror().freshStarts());
        for (var path : sharing.mirror().paths()) {
            if (path.startsWith("r/") && Files.isRegularFile(root.resolve(path.substring(2)))) {
                assertEquals(
                        Optional.of(LocalSharesTest.hash(root.resolve(path.substring(2)))),
                        sharing.mirror().file(path).content(),
                        path);
            }
        }
    }

    /** Does something to a small tree; what cannot be done is left. */
    private void change(Random random) {
        var one = any(random);
        var two = any(random);
        try {
            switch (random.nextInt(7)) {
                case 0, 1 -> Files.createDirectories(one);
                case 2, 3 -> Sharing.write(one, "x".repeat(random.nextInt(2_000)));
                case 4 -> Files.move(one, two, StandardCopyOption.REPLACE_EXISTING);
                case 5 -> Files.move(one, two);
                default -> Files.deleteIfExists(one);
            }
        } catch (IOException | IllegalArgumentException e) {
            // A folder in the place of a file, or the other way round, or not empty.
        }
    }

    private Path any(Random random) {
        var path = root;
        for (var depth = random.nextInt(3); depth >= 0; depth--) {
            path = path.resolve("d" + random.nextInt(4));
        }
        return path;
    }

    @Test
    void a_file_that_becomes_a_folder_and_back_is_listed_as_what_it_is() throws Exception {
        var path = root.resolve("both");
        sharing.shares().publish(root, "r");
        for (var i = 0; i < 5; i++) {
            Sharing.write(path, "file " + i);
            sharing.awaitSettled("r");
            Files.delete(path);
            Sharing.write(path.resolve("inside"), "folder " + i);
            sharing.awaitSettled("r");
            Files.delete(path.resolve("inside"));
            Files.delete(path);
        }
        sharing.awaitSettled("r");
        assertEquals(Set.of("r"), sharing.mirror().paths());
    }

    @Test
    void a_file_is_listed_before_it_is_hashed_and_hashed_when_it_is_left_alone() throws Exception {
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        var file = root.resolve("growing");
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (var i = 1; i <= 20; i++) {
                out.write(new byte[1000]);
                var size = 1000 * i;
                Sharing.await(
                        "it is listed with the size it has",
                        () -> sharing.pulled().paths().contains("r/growing")
                                && sharing.mirror().file("r/growing").size() == size);
            }
        }

        sharing.awaitSettled("r");

        assertEquals(
                Optional.of(LocalSharesTest.hash(file)),
                sharing.mirror().file("r/growing").content());
    }

    @Test
    void notices_a_change_that_leaves_size_and_time_as_they_were() throws Exception {
        var file = Sharing.write(root.resolve("file"), "one");
        var time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, time);
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        var before = sharing.mirror().file("r/file").content();

        Sharing.write(file, "two");
        Files.setLastModifiedTime(file, time);
        Sharing.await(
                "the new content is told",
                () -> sharing.pulled().file("r/file").content().isPresent()
                        && !sharing.mirror().file("r/file").content().equals(before));

        sharing.close();
        Sharing.write(file, "six");
        Files.setLastModifiedTime(file, time);
        sharing.restart();
        var expected = Optional.of(LocalSharesTest.hash(file));
        Sharing.await(
                "it is noticed after a restart too",
                () -> sharing.pulled().file("r/file").content().equals(expected));
    }

    @Test
    void a_file_that_changes_while_it_is_hashed_is_never_listed_with_a_hash_of_neither() throws Exception {
        var file = root.resolve("large");
        var bytes = new byte[48 << 20];
        var hashes = new ArrayList<>();
        Files.write(file, bytes);
        hashes.add(LocalSharesTest.hash(file));
        sharing.shares().publish(root, "r");
        for (var version = 1; version <= 4; version++) {
            Sharing.await(
                    "the large file is being hashed",
                    () -> sharing.pulled().paths().contains("r/large"));
            bytes[bytes.length - 1] = (byte) version;
            bytes[0] = (byte) version;
            Files.write(file, bytes, StandardOpenOption.WRITE);
            hashes.add(LocalSharesTest.hash(file));
            sharing.pulled().file("r/large").content().ifPresent(content -> assertTrue(hashes.contains(content)));
        }

        sharing.awaitSettled("r");
        assertEquals(
                Optional.of(hashes.getLast()), sharing.mirror().file("r/large").content());
    }

    @Test
    void opening_or_reading_a_changed_file_fails_and_the_new_one_is_offered() throws Exception {
        var file = Sharing.write(root.resolve("file"), "x".repeat(100_000));
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        var content = sharing.mirror().file("r/file").content().orElseThrow();

        try (var open = sharing.shares().open(content).orElseThrow()) {
            open.read(0, ByteBuffer.allocate(10));
            Files.writeString(file, "y", StandardOpenOption.WRITE);
            var failure = assertThrows(IOException.class, () -> open.read(50_000, ByteBuffer.allocate(10)));
            assertTrue(failure.getMessage().contains("changed"), failure.getMessage());
        }
        var now = LocalSharesTest.hash(file);
        Sharing.await(
                "the new content is on offer",
                () -> sharing.shares().open(now).map(FolderChangesTest::closed).isPresent());
        assertTrue(sharing.shares().open(content).isEmpty());
    }

    @Test
    void copies_a_file_as_it_was_hashed_and_tells_if_it_was_changed() throws Exception {
        var file = Sharing.write(root.resolve("file"), "x".repeat(100_000));
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        var content = sharing.mirror().file("r/file").content().orElseThrow();
        var copy = temp.resolve("copy");

        try (var open = sharing.shares().open(content).orElseThrow();
                var to = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            open.copyTo(to);
            assertEquals(-1, Files.mismatch(file, copy));
            Files.writeString(file, "y", StandardOpenOption.WRITE);
            assertThrows(IOException.class, () -> open.copyTo(to));
        }
    }

    private static boolean closed(OpenContent open) {
        open.close();
        return true;
    }

    @Test
    void a_folder_of_many_files_that_goes_is_one_change() throws Exception {
        for (var i = 0; i < 1_500; i++) {
            Sharing.write(root.resolve("many/sub" + i % 3 + "/f" + i), "1");
        }
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        var before = sharing.mirror().version();

        Files.move(root.resolve("many"), temp.resolve("away"));
        sharing.awaitSettled("r");

        assertEquals(1, sharing.shares().changes(before, 100).changes().size());
        Sharing.await(
                "the counts are right",
                () -> sharing.share("r").files() == 0 && sharing.share("r").bytes() == 0);
        assertFalse(sharing.mirror().paths().contains("r/many"));
        Files.move(temp.resolve("away"), root.resolve("many"));
        sharing.awaitSettled("r");
        assertEquals(1_500, sharing.share("r").hashedFiles());
    }

    @Test
    void hashes_nothing_again_in_a_folder_that_was_moved() throws Exception {
        for (var i = 0; i < 300; i++) {
            Sharing.write(root.resolve("here/sub" + i % 3 + "/f" + i), "content " + i);
        }
        Files.write(root.resolve("here/large"), new byte[3_000_000]);
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");

        Files.move(root.resolve("here"), root.resolve("there"));
        sharing.awaitSettled("r");
        assertEquals(301, sharing.shares().engine().hashes().hashedFiles());
        sharing.close();
        Files.move(root.resolve("there"), root.resolve("away"));
        sharing.restart();
        sharing.awaitSettled("r");

        assertEquals(0, sharing.shares().engine().hashes().hashedFiles());
        try (var open = sharing.shares()
                .open(LocalSharesTest.hash(root.resolve("away/large")))
                .orElseThrow()) {
            assertEquals(3 * 32, open.pieceLayer().length);
        }
    }

    @Test
    void misses_nothing_when_more_happens_than_the_system_tells() throws Exception {
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        for (var i = 0; i < 4_000; i++) {
            Files.createFile(root.resolve("f" + i));
        }
        for (var i = 0; i < 4_000; i += 2) {
            Files.delete(root.resolve("f" + i));
        }

        sharing.awaitSettled("r");
        assertEquals(2_000, sharing.share("r").hashedFiles());
    }

    @Test
    void what_the_watching_missed_is_found_by_looking_through_everything_now_and_then() throws Exception {
        sharing.close();
        sharing = Sharing.in(temp, Sharing.parts(Sharing.AUDITING));
        Sharing.write(root.resolve("sub/file"), "1");
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        sharing.shares().engine().watch().close();

        Sharing.write(root.resolve("sub/new"), "1");
        Sharing.write(root.resolve("sub/deeper/new"), "1");
        Files.delete(root.resolve("sub/file"));
        sharing.awaitSettled("r");

        assertEquals(
                Set.of("r", "r/sub", "r/sub/new", "r/sub/deeper", "r/sub/deeper/new"),
                sharing.mirror().paths());
        assertEquals("", sharing.share("r").problem());
    }

    @Test
    void finds_changes_without_watching_by_looking_from_time_to_time() throws Exception {
        sharing.close();
        sharing = Sharing.in(temp, new Parts(Sharing.FAST, new RealDisk(), 2, 2));
        for (var name : List.of("a", "b", "c")) {
            Files.createDirectories(root.resolve(name));
        }
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
        assertTrue(
                sharing.share("r").problem().contains("watched"),
                sharing.share("r").problem());

        Sharing.write(root.resolve("c/new"), "1");
        sharing.awaitSettled("r");
        Files.delete(root.resolve("c/new"));
        sharing.awaitSettled("r");

        assertFalse(sharing.mirror().paths().contains("r/c/new"));
    }
}
