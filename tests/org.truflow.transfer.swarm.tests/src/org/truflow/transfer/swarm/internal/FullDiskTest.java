package org.truflow.transfer.swarm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;
import org.truflow.transfer.Wanted;

/** A real disk that is full: a small file system in memory, where this user may mount one. */
@NonNullByDefault({})
@SuppressWarnings("resource")
class FullDiskTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private World world;
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
        assumeTrue(mounted, "this user may not mount a file system");
        world = new World(folder).start();
    }

    @AfterEach
    void unmount() throws Exception {
        try {
            if (world != null) {
                world.close();
            }
        } finally {
            if (mounted) {
                run("umount", disk.toString());
            }
        }
    }

    @Test
    void a_file_that_does_not_fit_fails_before_it_is_fetched_and_goes_on_by_itself_when_there_is_room()
            throws IOException {
        var ballast = Files.write(disk.resolve("ballast"), new byte[40 * MIB]);
        var bytes = World.bytes(30 * MIB, 1);
        var uploader = world.honest(1, bytes);
        var id = world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "large", Optional.of(disk)))
                .id();

        var failed = world.await(id, transfer -> transfer.state() instanceof Failed);
        var served = uploader.uploads.served();
        Files.delete(ballast);
        var done = world.awaitCompleted(id);

        assertEquals(Reason.DISK_FULL, ((Failed) failed.state()).reason());
        assertEquals(0, served);
        assertArrayEquals(bytes, World.read(done.target()));
    }

    @Test
    void a_disk_that_fills_meanwhile_keeps_what_is_there_and_resumes() throws IOException {
        var bytes = World.bytes(40 * MIB, 1);
        var uploader = world.honest(1, bytes);
        var ballast = disk.resolve("ballast");
        world.network.register(uploader.peer, (from, request) -> {
            if (uploader.blocks.get() == 20) {
                fill(ballast);
            }
            return uploader.answer(from, request);
        });
        var id = world.transfers
                .start(new Wanted.Content(World.tree(bytes).root(), "large", Optional.of(disk)))
                .id();

        var failed = world.await(id, transfer -> transfer.state() instanceof Failed);
        assertFalse(Files.exists(disk.resolve("large")));
        Files.delete(ballast);
        world.transfers.resume(id);
        var done = world.awaitCompleted(id);

        assertEquals(Reason.DISK_FULL, ((Failed) failed.state()).reason());
        assertArrayEquals(bytes, World.read(done.target()));
    }

    private static void fill(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            for (var block = new byte[MIB]; ; ) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!Files.exists(ballast)) {
                throw e;
            }
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }
}
