package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.settings.PeerSettings;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.PartialContents;

@NonNullByDefault({})
@SuppressWarnings("resource")
class FileDownloadTest {
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

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, MIB - 1, MIB, MIB + 1, 5 * MIB, 20 * MIB + 77})
    void fetches_a_file_of_any_size(int size) {
        var bytes = World.bytes(size, size);
        world.honest(1, bytes);

        var started =
                world.transfers.start(new Wanted.Content(World.tree(bytes).root(), "some file.bin", Optional.empty()));
        var done = world.awaitCompleted(started.id());

        assertEquals(world.downloads.resolve("some file.bin"), done.target());
        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals(size, done.done());
        assertEquals(1, done.filesDone());
    }

    @Test
    void holds_no_more_in_memory_than_was_chosen() throws Exception {
        world.transfers.stop();
        world.chosen.put(PeerSettings.MEMORY, 4);
        world.start();
        var bytes = World.bytes(60 * MIB, 7);
        for (var number = 1; number <= 4; number++) {
            world.honest(number, bytes);
        }

        var started = world.transfers.start(new Wanted.Content(World.tree(bytes).root(), "", Optional.empty()));
        var done = world.awaitCompleted(started.id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertTrue(world.network.mostBytes.get() <= 4 * MIB, world.network.mostBytes::toString);
    }

    @Test
    void two_who_want_the_same_slot_both_get_it_in_the_end() throws Exception {
        world.chosen.put(PeerSettings.SLOTS, 1);
        var bytes = World.bytes(3 * MIB, 7);
        var uploader = world.honest(1, bytes);
        var other = World.peer(9);
        world.directory.person(other, "other");
        var theirs = new SwarmTransfers(
                world.network.of(other),
                World.settings(folder.resolve("data2"), folder.resolve("downloads2"), world.chosen),
                new PartialContents());
        try {
            theirs.addDirectory(world.directory);
            var wanted = new Wanted.Content(World.tree(bytes).root(), "file", Optional.empty());
            var mine = world.transfers.start(wanted);
            var his = theirs.start(wanted);

            world.awaitCompleted(mine.id());
            World.until(
                    () -> theirs.find(his.id()).orElseThrow().state() instanceof TransferState.Completed,
                    () -> theirs.find(his.id()).toString());
            assertEquals(2L * bytes.length, uploader.uploads.served());
        } finally {
            theirs.stop();
        }
    }

    @Test
    void fetches_from_two_sources_at_once() {
        var bytes = World.bytes(40 * MIB + 5, 7);
        world.honest(1, bytes);
        world.honest(2, bytes);

        var started = world.transfers.start(new Wanted.Content(World.tree(bytes).root(), "", Optional.empty()));
        var done = world.awaitCompleted(started.id());

        assertArrayEquals(bytes, World.read(done.target()));
        assertEquals("file", done.name());
        assertEquals(2, done.sources().size());
        assertTrue(done.sources().stream().allMatch(source -> source.bytes() > 0), done::toString);
        assertEquals(
                bytes.length,
                done.sources().stream().mapToLong(source -> source.bytes()).sum());
    }
}
