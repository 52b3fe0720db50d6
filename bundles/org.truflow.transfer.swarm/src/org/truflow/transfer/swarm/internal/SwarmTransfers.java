package org.truflow.transfer.swarm.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.ContentHasher;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.SourceDirectory;
import org.truflow.event.Subscription;
import org.truflow.protocol.peer.UploadPlace;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Sessions;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.share.ContentProvider;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.PieceMap;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.disk.Finisher;
import org.truflow.transfer.swarm.internal.disk.Liars;
import org.truflow.transfer.swarm.internal.disk.LocalContents;
import org.truflow.transfer.swarm.internal.disk.PartialContents;
import org.truflow.transfer.swarm.internal.plan.Budget;
import org.truflow.transfer.swarm.internal.queue.QueueLog;
import org.truflow.transfer.swarm.internal.rate.DownloadGate;
import org.truflow.transfer.swarm.internal.swarm.Commands;
import org.truflow.transfer.swarm.internal.swarm.Directories;
import org.truflow.transfer.swarm.internal.swarm.Engine;
import org.truflow.transfer.swarm.internal.swarm.Lane;
import org.truflow.transfer.swarm.internal.swarm.Tools;

/** The downloads, from several sources at once. Ends and begins with the network; what was under way goes on. */
@Component(
        service = {Transfers.class, MessageHandlers.class},
        immediate = true)
public final class SwarmTransfers implements Transfers, MessageHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(SwarmTransfers.class);
    private static final int DISK_THREADS = 4;
    private static final int MOST_FILES = 1_000;
    private static final long MEGABYTE = 1 << 20;
    private static final long STOP_MILLIS = 2_000;

    private final Directories directories = new Directories();
    private final LocalContents local = new LocalContents();
    private final Lane lane = new Lane("transfer-lane");
    private final ExecutorService workers;
    private final ExecutorService disk;
    private final Finisher finisher;
    private final QueueLog log;
    private final Engine engine;
    private final Commands commands;
    private final Path downloads;
    private final Subscription chosenLimits;

    @Activate
    public SwarmTransfers(
            @Reference Sessions sessions,
            @Reference Settings settings,
            @Reference SwarmLimits limits,
            @Reference PartialContents partials)
            throws IOException {
        this(sessions, settings, limits, partials, Runtime.getRuntime().availableProcessors());
    }

    SwarmTransfers(Sessions sessions, Settings settings, PartialContents partials) throws IOException {
        this(
                sessions,
                settings,
                new SwarmLimits(settings),
                partials,
                Runtime.getRuntime().availableProcessors());
    }

    SwarmTransfers(Sessions sessions, Settings settings, SwarmLimits limits, PartialContents partials, int processors)
            throws IOException {
        var data = settings.data().resolve("transfer");
        var chosen = settings.get(PeerSettings.DOWNLOADS);
        downloads = (chosen.isEmpty() ? settings.data().resolve("downloads") : Path.of(chosen)).toAbsolutePath();
        workers = Executors.newFixedThreadPool(
                processors,
                Thread.ofPlatform().name("transfer-worker-", 0).daemon().factory());
        disk = Executors.newFixedThreadPool(
                DISK_THREADS,
                Thread.ofPlatform().name("transfer-disk-", 0).daemon().factory());
        var hasher = new ContentHasher(workers, processors);
        finisher = new Finisher(disk, hasher);
        log = QueueLog.open(data.resolve("queue.log"));
        var gate = new DownloadGate(() -> limits.now().down(), limits::down, System.nanoTime());
        chosenLimits = limits.listen(() -> lane.execute(() -> gate.look(System.nanoTime())));
        var tools = new Tools(
                lane,
                workers,
                disk,
                finisher,
                hasher,
                local,
                partials,
                new Liars(data.resolve("liars"), disk, InstantSource.system()),
                new Budget(settings.get(PeerSettings.MEMORY) * MEGABYTE),
                gate,
                sessions,
                directories,
                System::nanoTime,
                InstantSource.system(),
                RandomGenerator.getDefault());
        directories.begun(partials::has);
        engine = new Engine(
                tools,
                log,
                data,
                new Engine.Limits(
                        settings.get(PeerSettings.ACTIVE),
                        settings.get(PeerSettings.ACTIVE_OF_USER),
                        Duration.ofSeconds(settings.get(PeerSettings.RETRY))));
        commands = engine.commands();
        engine.start();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDirectory(PeerDirectory directory) {
        directories.add(directory);
    }

    void removeDirectory(PeerDirectory directory) {
        directories.remove(directory);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSources(SourceDirectory sources) {
        directories.add(sources);
    }

    void removeSources(SourceDirectory sources) {
        directories.remove(sources);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(ContentProvider provider) {
        local.add(provider);
    }

    void removeProvider(ContentProvider provider) {
        local.remove(provider);
    }

    @Deactivate
    void stop() {
        chosenLimits.close();
        engine.stop();
        finisher.stop();
        lane.stop();
        disk.shutdown();
        workers.shutdown();
        try {
            if (!disk.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)
                    || !workers.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the disk is so slow that downloads still write while the engine is stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            log.close();
        } catch (IOException e) {
            LOG.warn("the download queue could not be closed", e);
        }
    }

    @Override
    public List<Handler<?>> handlers() {
        return List.of(MessageHandlers.onPush(UploadPlace.class, (from, place) -> engine.placed(from.remote(), place)));
    }

    @Override
    public Transfer start(Wanted wanted, DownloadOptions options) {
        return engine.start(
                plain(wanted),
                options,
                wanted.folder().map(Path::toAbsolutePath).orElse(downloads));
    }

    /** Slashes around a path mean nothing. */
    private static Wanted plain(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Content content -> content;
            case Wanted.Remote it -> new Wanted.Remote(it.user(), it.path().replaceAll("^/+|/+$", ""), it.folder());
        };
    }

    @Override
    public void pause(long id) {
        commands.pause(id);
    }

    @Override
    public void resume(long id) {
        commands.resume(id);
    }

    @Override
    public void cancel(long id, boolean keep) {
        commands.cancel(id, keep);
    }

    @Override
    public void prioritize(long id, Priority priority) {
        commands.prioritize(id, priority);
    }

    @Override
    public void move(long id, QueuePlace place) {
        commands.move(id, place);
    }

    @Override
    public void inOrder(long id, boolean inOrder) {
        commands.inOrder(id, inOrder);
    }

    @Override
    public List<Transfer> all() {
        return engine.all();
    }

    @Override
    public List<TransferFile> files(long id, int from, int most) {
        return commands.files(id, from, Math.clamp(most, 1, MOST_FILES));
    }

    @Override
    public List<PieceMap> pieces(long id) {
        return commands.pieces(id);
    }

    @Override
    public OptionalInt select(long id, Predicate<TransferFile> wanted) {
        return commands.select(id, wanted);
    }

    @Override
    public void recheck(long id) {
        commands.recheck(id);
    }

    @Override
    public void relocate(long id, Path folder) {
        commands.relocate(id, folder.toAbsolutePath().normalize());
    }

    @Override
    public List<Transfer> queue() {
        return engine.queue();
    }

    @Override
    public List<Transfer> history(String words, int most) {
        return commands.history(words, most);
    }

    @Override
    public int forget(Predicate<Transfer> which) {
        return commands.forget(which);
    }

    @Override
    public Optional<Transfer> find(long id) {
        return engine.find(id);
    }

    @Override
    public Subscription subscribe(Consumer<Transfer> listener) {
        return engine.subscribe(listener);
    }
}
