package org.truflow.transfer.swarm.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.MessageHandlers;
import org.truflow.protocol.session.Sessions;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.share.ContentProvider;
import org.truflow.transfer.Fetcher;
import org.truflow.transfer.Upload;
import org.truflow.transfer.Uploads;
import org.truflow.transfer.swarm.internal.upload.ContentServer;

/** Serves what others ask for, if they are known and there is a slot. Never waits for downloads. */
@Component(
        service = {Uploads.class, MessageHandlers.class},
        immediate = true)
public final class SwarmUploads implements Uploads, MessageHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(SwarmUploads.class);
    /** Much less than the time after which the other side gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SwarmLimits limits;
    private final List<PeerDirectory> directories = new CopyOnWriteArrayList<>();
    private final Askers askers = new Askers(directories);
    private final Subscription chosenLimits;
    private final ContentServer server;
    private final List<Handler<?>> handlers;
    private final ScheduledExecutorService tidier = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("transfer-upload-tidy").daemon().factory());

    /** @param sessions so that what waits on them is let go before they end */
    @Activate
    public SwarmUploads(@Reference Settings settings, @Reference SwarmLimits limits, @Reference Sessions sessions) {
        this(settings, limits, PATIENCE);
    }

    SwarmUploads(Settings settings, SwarmLimits limits, Duration patience) {
        this.limits = limits;
        server = new ContentServer(settings.get(PeerSettings.SLOTS), patience.toNanos(), new ContentServer.Known() {
            @Override
            public Optional<String> user(PeerId peer) {
                return askers.user(peer);
            }

            @Override
            public boolean complete() {
                return directories.stream().anyMatch(each -> each.state() instanceof DirectoryState.Online);
            }
        });
        handlers = server.handlers();
        adapt();
        chosenLimits = limits.listen(this::adapt);
        tidier.scheduleWithFixedDelay(this::tidy, 1, 1, TimeUnit.SECONDS);
    }

    private void tidy() {
        try {
            adapt();
            server.tidy();
        } catch (RuntimeException e) {
            // A defect of ours; the next second must come all the same.
            LOG.error("the uploads met a defect", e);
        }
    }

    private void adapt() {
        server.limit(limits.now().up(), limits::up, limits::weight);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDirectory(PeerDirectory directory) {
        directories.add(directory);
    }

    void removeDirectory(PeerDirectory directory) {
        directories.remove(directory);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(ContentProvider provider) {
        server.add(provider);
    }

    void removeProvider(ContentProvider provider) {
        server.remove(provider);
    }

    @Deactivate
    void stop() {
        chosenLimits.close();
        tidier.shutdownNow();
        server.stop();
    }

    @Override
    public List<Handler<?>> handlers() {
        return handlers;
    }

    @Override
    public List<Upload> active() {
        return server.active();
    }

    @Override
    public List<Fetcher> fetchers() {
        return server.fetchers();
    }

    @Override
    public long served() {
        return server.served();
    }
}
