package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.local.internal.index.Stamp;

/** On a file system whose clock shows whole seconds only, and keeps no time but the one that anyone may set. */
final class RacyFilesTest {
    private static final long SECOND = 1_000_000_000L;

    /** Hashes at once, so that another write falls into the same second, and looks once more soon after. */
    private static final Pace HASTY = new Pace(
            Duration.ofMillis(20),
            Duration.ZERO,
            Duration.ofMillis(300),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(100));

    private final Path root;
    private final Sharing sharing;

    RacyFilesTest(@TempDir Path all) throws IOException {
        var temp = Files.createTempDirectory(all.toRealPath(), "t");
        root = Files.createDirectory(temp.resolve("root"));
        // Nothing is watched, so that nothing but the stamp tells of a change.
        sharing = Sharing.in(temp, new Parts(HASTY, new CoarseDisk(), 0, 2));
    }

    @AfterEach
    void stop() {
        sharing.close();
    }

    @Test
    void a_write_within_the_same_tick_of_the_clock_is_noticed_by_a_second_look() throws Exception {
        // A time to come is not waited for, so the file is hashed while it may still be written to within that second.
        var time = FileTime.from(Instant.now().plusSeconds(3600));
        var file = Sharing.write(root.resolve("file"), "one");
        Files.setLastModifiedTime(file, time);
        sharing.shares().publish(root, "r");
        var first = LocalSharesTest.hash(file);
        Sharing.await(
                "it is hashed",
                () -> sharing.pulled().paths().contains("r/file")
                        && sharing.mirror().file("r/file").content().equals(Optional.of(first)));

        Sharing.write(file, "two");
        Files.setLastModifiedTime(file, time);
        var second = LocalSharesTest.hash(file);

        assertFalse(second.equals(first));
        Sharing.await(
                "the second content is found",
                () -> sharing.pulled().file("r/file").content().equals(Optional.of(second)));
    }

    @Test
    void a_file_is_looked_at_twice_and_not_for_ever() throws Exception {
        var file = Sharing.write(root.resolve("file"), "one");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
        sharing.shares().publish(root, "r");
        Sharing.await(
                "it was read twice", () -> sharing.shares().engine().hashes().hashedFiles() == 2);
        var told = sharing.shares().version();

        var more = Sharing.write(root.resolve("more"), "old");
        Files.setLastModifiedTime(more, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        sharing.awaitSettled("r");

        assertEquals(3, sharing.shares().engine().hashes().hashedFiles());
        assertEquals(1, sharing.shares().changes(told, 10).changes().size());
    }

    private static final class CoarseDisk implements Disk {
        private final Disk real = new RealDisk();

        @Override
        public DirectoryStream<Path> list(Path folder) throws IOException {
            return real.list(folder);
        }

        @Override
        public Found look(Path path) throws IOException {
            return real.look(path) instanceof Found.File(var stamp)
                    ? new Found.File(new Stamp(
                            stamp.size(), stamp.modified() / SECOND * SECOND, 0, stamp.device(), stamp.node()))
                    : real.look(path);
        }
    }
}
