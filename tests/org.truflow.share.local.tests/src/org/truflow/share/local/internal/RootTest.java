package org.truflow.share.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.share.local.internal.index.Stamp;

/** A root that is away is not the same as files that were deleted. */
final class RootTest {
    private static final Set<String> LISTED = Set.of("r", "r/sub", "r/sub/file", "r/file");

    private final Path temp;
    private final Path root;
    private Sharing sharing;

    RootTest(@TempDir Path all) throws Exception {
        temp = Files.createTempDirectory(all.toRealPath(), "t");
        root = Files.createDirectory(temp.resolve("root"));
        Sharing.write(root.resolve("sub/file"), "1");
        Sharing.write(root.resolve("file"), "2");
        sharing = Sharing.in(temp);
        sharing.shares().publish(root, "r");
        sharing.awaitSettled("r");
    }

    @AfterEach
    void stop() {
        sharing.close();
    }

    @Test
    void what_is_in_a_root_that_went_away_stays_listed_until_it_is_back() throws Exception {
        Files.move(root, temp.resolve("away"));
        Sharing.await("that is told", () -> sharing.share("r").problem().contains("is not there"));
        assertEquals(LISTED, sharing.pulled().paths());
        sharing.restart();
        Sharing.await(
                "that is told after a restart",
                () -> sharing.share("r").problem().contains("is not there"));
        assertEquals(LISTED, sharing.pulled().paths());

        Files.delete(temp.resolve("away/file"));
        Files.move(temp.resolve("away"), root);
        sharing.awaitSettled("r");
        Sharing.await("all is well again", () -> sharing.share("r").problem().isEmpty());

        assertEquals(Set.of("r", "r/sub", "r/sub/file"), sharing.mirror().paths());
        assertEquals(0, sharing.shares().engine().hashes().hashedFiles());
        Sharing.write(root.resolve("sub/late"), "3");
        sharing.awaitSettled("r");
    }

    @Test
    void an_empty_folder_of_another_disk_in_its_place_takes_nothing_out() throws Exception {
        var device = new AtomicLong(1);
        sharing.close();
        sharing = Sharing.in(temp, new Parts(Sharing.FAST, onDevice(device), 100, 2));
        sharing.awaitSettled("r");

        Files.move(root, temp.resolve("mounted"));
        device.set(2);
        Files.createDirectory(root);
        Sharing.await("that is told", () -> sharing.share("r").problem().contains("another disk"));
        assertEquals(LISTED, sharing.pulled().paths());

        Files.delete(root);
        Files.move(temp.resolve("mounted"), root);
        device.set(1);
        Sharing.await("all is well again", () -> sharing.share("r").problem().isEmpty());
        sharing.awaitSettled("r");
    }

    @Test
    void files_deleted_in_a_root_that_is_there_are_taken_out_at_once_even_all_of_them() throws Exception {
        Files.delete(root.resolve("file"));
        Files.delete(root.resolve("sub/file"));
        Files.delete(root.resolve("sub"));

        Sharing.await("all is gone", () -> sharing.pulled().paths().equals(Set.of("r")));
    }

    @Test
    void a_root_made_anew_is_what_it_is_now() throws Exception {
        Files.move(root, temp.resolve("old"));
        Sharing.write(root.resolve("other"), "1");
        sharing.awaitSettled("r");
        assertEquals(Set.of("r", "r/other"), sharing.mirror().paths());

        Files.delete(root.resolve("other"));
        Files.delete(root);
        Files.createDirectory(root);
        Sharing.await("it is empty", () -> sharing.pulled().paths().equals(Set.of("r")));
        assertEquals(
                Optional.empty(),
                sharing.shares().list("r", Optional.empty(), 10).next());
    }

    @Test
    void a_root_swapped_for_a_link_is_not_followed() throws Exception {
        var outside = Sharing.write(temp.resolve("outside/secret"), "secret").getParent();
        Files.move(root, temp.resolve("away"));
        Files.createSymbolicLink(root, outside);

        Sharing.await("that is told", () -> sharing.share("r").problem().contains("neither a folder nor a file"));
        assertEquals(LISTED, sharing.pulled().paths());
        assertTrue(sharing.shares()
                .open(LocalSharesTest.hash(outside.resolve("secret")))
                .isEmpty());
    }

    /** The real disk, with every device number taken from elsewhere. */
    private static Disk onDevice(AtomicLong device) {
        return new Disk() {
            private final Disk real = new RealDisk();

            @Override
            public DirectoryStream<Path> list(Path folder) throws IOException {
                return real.list(folder);
            }

            @Override
            public Found look(Path path) throws IOException {
                return switch (real.look(path)) {
                    case Found.Folder folder -> new Found.Folder(moved(folder.key()));
                    case Found.File file -> new Found.File(moved(file.stamp()));
                    case Found.Other other -> other;
                    case Found.Nothing nothing -> nothing;
                };
            }

            private Stamp moved(Stamp stamp) {
                return new Stamp(stamp.size(), stamp.modified(), stamp.changed(), device.get(), stamp.node());
            }
        };
    }
}
