package org.truflow.transfer.swarm.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Wanted;

/** A process that downloads a file from two slow sources within itself, and is killed by {@link CrashTest}. Notes every block it fetched. */
@NonNullByDefault({})
@SuppressWarnings("resource")
final class CrashChild {
    static final int SIZE = (48 << 20) + 4_321;
    static final int SEED = 11;
    static final int SOURCES = 2;
    private static final long SLOW_NANOS = 15_000_000;

    private CrashChild() {}

    public static void main(String[] arguments) throws Exception {
        var world = new World(Path.of(arguments[0]));
        var log = Path.of(arguments[1]);
        var bytes = World.bytes(SIZE, SEED);
        for (var number = 1; number <= SOURCES; number++) {
            var uploader = new World.Uploader(world, number);
            uploader.share("file", bytes);
            world.network.register(uploader.peer, (from, request) -> {
                LockSupport.parkNanos(SLOW_NANOS);
                if (request instanceof AskBlock ask) {
                    note(log, ask);
                }
                return uploader.answer(from, request);
            });
        }
        world.start();
        if (world.transfers.all().isEmpty()) {
            world.transfers.start(new Wanted.Content(World.tree(bytes).root(), "file", Optional.empty()));
        }
        System.out.println("running");
        while (!(world.transfers.all().getFirst().state() instanceof TransferState.Completed)) {
            LockSupport.parkNanos(SLOW_NANOS);
        }
        world.transfers.stop();
        System.out.println("completed");
        System.exit(0);
    }

    private static synchronized void note(Path log, AskBlock ask) throws IOException {
        Files.write(
                log,
                (ask.offset() + " " + ask.length() + "\n").getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
