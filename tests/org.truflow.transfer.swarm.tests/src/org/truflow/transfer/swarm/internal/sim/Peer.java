package org.truflow.transfer.swarm.internal.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.truflow.content.ContentHasher;
import org.truflow.id.PeerId;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.swarm.internal.disk.Finisher;
import org.truflow.transfer.swarm.internal.disk.Liars;
import org.truflow.transfer.swarm.internal.disk.LocalContents;
import org.truflow.transfer.swarm.internal.disk.PartialContents;
import org.truflow.transfer.swarm.internal.plan.Budget;
import org.truflow.transfer.swarm.internal.queue.QueueLog;
import org.truflow.transfer.swarm.internal.rate.DownloadGate;
import org.truflow.transfer.swarm.internal.swarm.Directories;
import org.truflow.transfer.swarm.internal.swarm.Engine;
import org.truflow.transfer.swarm.internal.swarm.Lane;
import org.truflow.transfer.swarm.internal.swarm.Tools;

/** The installation that downloads: one process after the other, each with the real engine, on one disk. */
@SuppressWarnings("resource")
final class Peer {
    static final String DOWNLOADS = "/downloads";
    private static final int WORKERS = 2;
    private static final int DISK_THREADS = 4;

    private final VirtualTime time;
    private final SimNetwork network;
    private final SimDisk disk;
    private final PeerId self;
    private final long memory;
    private final int active;
    private final int ofUser;
    private Machine machine;
    private Engine engine;
    private int processes;

    /** @param memory bytes that may be under way; {@code active} most downloads at once, {@code ofUser} of one person */
    Peer(VirtualTime time, SimNetwork network, SimDisk disk, PeerId self, long memory, int active, int ofUser) {
        this.time = time;
        this.network = network;
        this.disk = disk;
        this.self = self;
        this.memory = memory;
        this.active = active;
        this.ofUser = ofUser;
    }

    Path downloads() {
        return disk.path(DOWNLOADS);
    }

    /** Starts the next process; it may be killed before it is up. */
    void start() {
        processes++;
        var process = new Machine(time);
        machine = process;
        process.run(() -> {
            var data = disk.path("/data/transfer");
            var workers = process.pool(WORKERS, VirtualTime.MILLISECOND / 2);
            var waiting = process.pool(DISK_THREADS, 5 * VirtualTime.MILLISECOND);
            var directories = new Directories();
            try {
                var log = QueueLog.open(data.resolve("queue.log"));
                var hasher = new ContentHasher(Runnable::run, 1);
                var tools = new Tools(
                        new Lane(process.lane()),
                        workers,
                        waiting,
                        new Finisher(waiting, hasher, Runnable::run),
                        hasher,
                        new LocalContents(),
                        new PartialContents(),
                        new Liars(data.resolve("liars"), waiting, () -> Instant.EPOCH.plusNanos(time.now())),
                        new Budget(memory),
                        DownloadGate.open(time.now()),
                        network.of(process, self),
                        directories,
                        time::now,
                        () -> Instant.EPOCH.plusNanos(time.now()),
                        time.random);
                engine = new Engine(tools, log, data, new Engine.Limits(active, ofUser, Duration.ofSeconds(10)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            engine.start();
            directories.add(network);
        });
    }

    int processes() {
        return processes;
    }

    boolean alive() {
        return machine.alive();
    }

    void kill() {
        machine.kill();
    }

    /** Ends as a person ends it. */
    void stop() {
        machine.run(engine::stop);
        machine.kill();
    }

    /** Does something with the engine, if the process lives. */
    void use(Consumer<Engine> work) {
        machine.run(() -> work.accept(engine));
    }

    List<Transfer> transfers() {
        return engine.all();
    }
}
