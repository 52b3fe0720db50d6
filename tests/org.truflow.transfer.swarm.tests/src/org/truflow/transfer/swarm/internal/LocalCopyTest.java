package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.directory.Entry;
import org.truflow.id.PeerId;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.Wanted;

/** What is on this machine already, under another name. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class LocalCopyTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder).start();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void what_this_machine_has_under_another_name_is_copied_and_not_fetched() {
        var bytes = World.bytes(5 * MIB + 9, 4);
        var here = new World.Uploader(world, 9);
        here.hold(bytes);
        world.transfers.addProvider(here);

        var done = world.awaitCompleted(world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "", Optional.empty()))
                .id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(0, world.network.connects.get());
        assertEquals(
                List.of(World.ME),
                done.sources().stream().map(SourceShare::peer).toList());
        assertEquals(0, here.open.get());
        World.until(() -> !Files.exists(world.downloads.resolve(".truflow")), () -> "part files remain");
    }

    @Test
    void a_copy_that_is_wrong_in_a_piece_costs_that_piece() {
        var bytes = World.bytes(5 * MIB, 5);
        var broken = bytes.clone();
        broken[3 * MIB + 5] ^= 1;
        var here = new World.Uploader(world, 9) {
            @Override
            byte[] bytes(byte[] whole) {
                return broken;
            }
        };
        here.hold(bytes);
        world.transfers.addProvider(here);
        var honest = world.honest(1, bytes);

        var done = world.awaitCompleted(start(bytes).id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(MIB, honest.uploads.served());
        assertEquals(Set.of(), named(done));
    }

    @Test
    void files_of_a_folder_that_are_here_need_nobody() {
        var bytes = World.bytes(2 * MIB, 6);
        var here = new World.Uploader(world, 9);
        here.hold(bytes);
        world.transfers.addProvider(here);
        world.directory.person(World.peer(1), "ann");
        world.directory.list(
                "ann",
                "share/dir/a",
                new Entry.File(
                        "a",
                        bytes.length,
                        Instant.EPOCH,
                        Optional.of(World.tree(bytes).root())));

        var done = world.awaitCompleted(world.transfers
                .start(new Wanted.Remote("ann", "share/dir", Optional.empty()))
                .id());

        assertArrayEquals(bytes, World.read(done.target().resolve("a")));
        assertEquals(0, world.network.connects.get());
    }

    private Transfer start(byte[] bytes) {
        return world.transfers.start(new Wanted.Content(World.tree(bytes).root(), "name", Optional.empty()));
    }

    private static Set<PeerId> named(Transfer transfer) {
        return transfer.sources().stream()
                .filter(source -> source.rejected() > 0)
                .map(SourceShare::peer)
                .collect(Collectors.toSet());
    }
}
