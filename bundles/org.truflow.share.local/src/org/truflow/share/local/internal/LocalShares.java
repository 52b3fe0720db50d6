package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.directory.PeerDirectory;
import org.truflow.event.Subscription;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.share.Audience;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;
import org.truflow.share.ContentProvider;
import org.truflow.share.OpenContent;
import org.truflow.share.Share;
import org.truflow.share.Shares;
import org.truflow.share.local.internal.index.FolderTree;
import org.truflow.share.local.internal.index.IndexFile;
import org.truflow.share.local.internal.index.Row;
import org.truflow.share.local.internal.index.ShareIndex;

/** Offers folders and files on the disks of this machine. */
@Component(
        service = {Shares.class, CatalogFeed.class, ContentProvider.class},
        immediate = true)
public final class LocalShares implements Shares, CatalogFeed, ContentProvider {
    private static final Logger LOG = LoggerFactory.getLogger(LocalShares.class);

    /** However many are asked for. */
    private static final int MOST_ON_A_PAGE = 10_000;

    private final Path folder;
    private final Exclusions exclusions;
    private final Parts parts;
    private final Roots roots;
    private final Onlookers onlookers;
    private final Desk desk = new Desk();
    private final ScheduledThreadPoolExecutor timer = oneThread("truflow-share-timer");
    private final ScheduledThreadPoolExecutor teller = oneThread("truflow-share-teller");
    private final Bell bell = new Bell(teller);
    private volatile Engine engine;
    private volatile boolean stopped;
    private int rereads;

    @Activate
    public LocalShares(@Reference Settings settings) throws IOException {
        this(settings, Parts.normal());
    }

    LocalShares(Settings settings, Parts parts) throws IOException {
        this.parts = parts;
        var data = settings.data().toRealPath();
        var downloads = settings.get(PeerSettings.DOWNLOADS);
        this.folder = data.resolve("share");
        this.exclusions = new Exclusions(data, settings.get(PeerSettings.EXCLUDE));
        this.roots = new Roots(
                new RootsFile(folder.resolve("shares")),
                data,
                downloads.isEmpty()
                        ? data.resolve("downloads")
                        : Path.of(downloads).toAbsolutePath().normalize());
        this.onlookers = new Onlookers(settings.get(PeerSettings.NAME));
        onlookers.audiences(roots.audiences());
        this.engine = engine(ShareIndex.open(folder));
        startEngine();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDirectory(PeerDirectory directory) {
        onlookers.add(directory);
    }

    void removeDirectory(PeerDirectory directory) {
        onlookers.remove(directory);
    }

    @Deactivate
    synchronized void stop() {
        stopped = true;
        engine.stop();
        desk.close();
        timer.shutdown();
        teller.shutdown();
        engine.index().close();
    }

    @Override
    public List<Share> all() {
        return engine.shares().stream().map(this::shown).toList();
    }

    @Override
    public Share publish(Path root, String label) throws IOException {
        // Without the lock: a disk that does not answer is to hold up nobody else.
        return publish(roots.find(root, label), Optional.empty());
    }

    @Override
    public Share publish(Path root, String label, Audience audience) throws IOException {
        return publish(roots.find(root, label), Optional.of(audience));
    }

    /** @param chosen empty leaves it as it is */
    private synchronized Share publish(ShareRoot wanted, Optional<Audience> chosen) throws IOException {
        if (stopped) {
            throw new IOException("the shares are being stopped");
        }
        var audience = chosen.orElse(roots.audience(wanted.label()));
        if (!roots.has(wanted)) {
            roots.add(wanted, audience);
            onlookers.audiences(roots.audiences());
            ask(_ -> {
                engine.add(wanted, audience);
                return wanted;
            });
            LOG.info("sharing {} as {} to {}", wanted.path(), wanted.label(), audience.words());
        } else if (!audience.equals(roots.audience(wanted.label()))) {
            roots.add(wanted, audience);
            onlookers.audiences(roots.audiences());
            ask(_ -> {
                engine.show(wanted.label(), audience);
                return wanted;
            });
            LOG.info("sharing {} to {}", wanted.label(), audience.words());
        }
        return shown(engine.share(wanted.label()));
    }

    private Share shown(Share share) {
        return share.withAudience(onlookers.audience(share.label()));
    }

    @Override
    public synchronized boolean unpublish(String label) {
        var root = roots.of(label);
        if (root.isEmpty()) {
            return false;
        }
        try {
            roots.remove(label);
        } catch (IOException e) {
            LOG.error("that the share {} was taken back is not on disk: it will be back at the next start", label, e);
        }
        try {
            ask(_ -> {
                engine.remove(root.get());
                return label;
            });
        } catch (IOException e) {
            // It is not started again with the next engine, which is on its way.
            LOG.warn("the share {} is taken back when the index is repaired: {}", label, e.getMessage());
        }
        LOG.info("no longer sharing {}", root.get().path());
        return true;
    }

    @Override
    public Listing list(String path, Optional<String> after, int limit) throws IOException {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry, not " + limit);
        }
        var most = Math.min(limit, MOST_ON_A_PAGE);
        return ask(index -> {
            if (!path.isEmpty() && !(index.get(path) instanceof Row.Folder)) {
                throw new NoSuchFileException(path, null, "there is no such folder in the shares");
            }
            var children = index.tree().children(path, after.isEmpty() ? null : after.get(), most);
            var entries = children.stream().map(LocalShares::entry).toList();
            var full = entries.size() == most
                    && !index.tree().children(path, entries.getLast().name(), 1).isEmpty();
            return new Listing(entries, full ? Optional.of(entries.getLast().name()) : Optional.empty());
        });
    }

    private static Entry entry(FolderTree.Child child) {
        return switch (child.row()) {
            case Row.Folder _ -> new Entry.Folder(child.name());
            case Row.File file ->
                new Entry.File(child.name(), file.stamp().size(), file.stamp().modifiedInstant(), file.hash());
        };
    }

    @Override
    public CatalogVersion version() {
        return engine.index().version();
    }

    @Override
    public Page changes(CatalogVersion since, int limit) throws IOException {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one change, not " + limit);
        }
        return ask(index -> index.changes(since, Math.min(limit, MOST_ON_A_PAGE)));
    }

    @Override
    public Optional<OpenContent> open(ContentHash content) throws IOException {
        var present = engine;
        return present.open(ask(_ -> present.copies(content)));
    }

    @Override
    public boolean shows(ContentHash content, PeerId asker) throws IOException {
        if (!onlookers.anyKeptBack()) {
            return true;
        }
        var present = engine;
        return ask(_ -> present.lies(content, label -> onlookers.maySee(asker, label)));
    }

    /** Of {@link Shares} and {@link CatalogFeed} alike: whoever listens to one of them may hear of the other. */
    @Override
    public Subscription subscribe(Runnable listener) {
        return bell.subscribe(listener);
    }

    Engine engine() {
        return engine;
    }

    private Engine engine(ShareIndex index) {
        return new Engine(index, exclusions, parts, folder, timer, bell::ring, e -> repairSoon(index, e));
    }

    /** A question to the index. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(ShareIndex index) throws IOException;
    }

    private <T> T ask(Question<T> question) throws IOException {
        var index = engine.index();
        try {
            return desk.ask(() -> question.ask(index));
        } catch (MVStoreException e) {
            repairSoon(index, e);
            throw new IOException("the index of the shares cannot be read; it is being repaired", e);
        }
    }

    private void repairSoon(ShareIndex index, RuntimeException reason) {
        if (!stopped && engine.index() == index && index.distrust()) {
            LOG.error("the index of the shares failed", reason);
            timer.schedule(() -> repair(index, reason), 100, TimeUnit.MILLISECONDS);
        }
    }

    private void startEngine() {
        try {
            engine.start(roots.all(), onlookers);
        } catch (MVStoreException e) {
            // Damaged where it is not looked at when it is opened.
            repairSoon(engine.index(), e);
        }
    }

    /** Opens the index again, or begins a new one if this one is damaged. */
    private synchronized void repair(ShareIndex index, RuntimeException reason) {
        if (stopped || engine.index() != index) {
            return;
        }
        engine.stop();
        index.abandon();
        try {
            if (IndexFile.damaged(reason) || ++rereads > 3) {
                rereads = 0;
                IndexFile.setAside(folder, reason);
            }
            engine = engine(ShareIndex.open(folder));
            startEngine();
        } catch (IOException e) {
            LOG.error("the index of the shares cannot be opened, trying again", e);
            timer.schedule(() -> repair(index, reason), parts.pace().retry().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static ScheduledThreadPoolExecutor oneThread(String name) {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(name).daemon().factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
