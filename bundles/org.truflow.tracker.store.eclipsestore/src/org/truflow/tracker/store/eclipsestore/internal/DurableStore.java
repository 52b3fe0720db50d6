package org.truflow.tracker.store.eclipsestore.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.Listing;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** The store, on one folder. */
final class DurableStore implements TrackerStore, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableStore.class);
    /** How many times over its limits the journal may grow before changes wait for a checkpoint. */
    private static final int MOST_BEHIND = 4;

    private final StoreFolder folder;
    private final Limits limits;
    private final State state;
    private final Touched touched;
    private final Committer committer;
    private final Checkpoints checkpoints;
    private final ScheduledExecutorService checkpointer;
    private final AtomicBoolean requested = new AtomicBoolean();

    @SuppressWarnings("resource") // the journal is closed by the committer
    private DurableStore(StoreFolder folder, Limits limits) throws IOException {
        this.folder = folder;
        this.limits = limits;
        var warm = new WarmChunks(limits.warm());
        var recovered = new Recovery(folder, warm).recover();
        state = recovered.state();
        touched = recovered.touched();
        committer = new Committer(state, touched, warm, recovered.journal());
        checkpoints = new Checkpoints(folder, recovered, committer, warm, limits);
        checkpointer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("truflow-store-checkpoint").factory());
        var age = limits.age().toMillis();
        checkpointer.scheduleWithFixedDelay(this::checkpointInBackground, age, age, TimeUnit.MILLISECONDS);
    }

    /** @throws IOException if another process has the folder, or what was durable cannot be read; the message says what to do */
    @SuppressWarnings("resource") // the folder is closed with the store
    static DurableStore open(Path path, Disk disk, Limits limits) throws IOException {
        var folder = StoreFolder.hold(path, disk);
        try {
            var store = new DurableStore(folder, limits);
            store.checkpointIfDue();
            return store;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public Collection<StoredUser> users() {
        return state.users();
    }

    @Override
    public Optional<StoredUser> user(String name) {
        return state.user(name);
    }

    @Override
    public void put(StoredUser user) throws IOException {
        commit(new Change.PutUser(user));
    }

    @Override
    public void putLater(StoredUser user) {
        state.put(user);
        touched.user(user.name());
    }

    @Override
    public void remove(String name) throws IOException {
        commit(new Change.RemoveUser(name));
    }

    @Override
    public List<StoredBan> bans() {
        return state.bans();
    }

    @Override
    public void put(StoredBan ban) throws IOException {
        commit(new Change.PutBan(ban));
    }

    @Override
    public boolean removeBan(String skeleton) throws IOException {
        return commit(new Change.RemoveBan(skeleton));
    }

    @Override
    public List<StoredNote> notes(String kind) {
        return state.notes().stream().filter(note -> note.kind().equals(kind)).toList();
    }

    @Override
    public void put(StoredNote note) throws IOException {
        commit(new Change.PutNote(note));
    }

    @Override
    public boolean removeNote(String kind, String key) throws IOException {
        return commit(new Change.RemoveNote(kind, key));
    }

    @Override
    public void put(StoredUser user, StoredNote note) throws IOException {
        commit(new Change.PutBoth(user, note));
    }

    @Override
    public Collection<PeerId> catalogs() {
        return state.owners();
    }

    @Override
    public CatalogVersion version(PeerId owner) {
        return state.catalog(owner).map(Catalog::version).orElse(CatalogVersion.NONE);
    }

    @Override
    public long entries(PeerId owner) {
        return state.catalog(owner).map(Catalog::entries).orElse(0L);
    }

    @Override
    public Map<String, Audience> audiences(PeerId owner) {
        return state.catalog(owner).map(Catalog::audiences).orElse(Map.of());
    }

    @Override
    public void apply(
            PeerId owner,
            boolean fresh,
            List<CatalogChange> changes,
            CatalogVersion version,
            Map<String, Audience> audiences)
            throws IOException {
        commit(new Change.Apply(owner, fresh, List.copyOf(changes), version, Map.copyOf(audiences)));
    }

    @Override
    public void moveCatalog(PeerId from, PeerId to) throws IOException {
        commit(new Change.Move(from, to));
    }

    @Override
    public Listing list(PeerId owner, String path, Optional<String> after, int limit) throws IOException {
        var readers = checkpoints.enter();
        try {
            var catalog = state.catalog(owner)
                    .orElseThrow(() -> new NoSuchFileException(path, null, "there is no catalog of " + owner));
            return catalog.list(path, after, limit);
        } finally {
            readers.leave();
        }
    }

    @Override
    public void forEach(PeerId owner, Consumer<CatalogChange> each) throws IOException {
        var readers = checkpoints.enter();
        try {
            state.catalog(owner).orElse(Catalog.EMPTY).forEach(each);
        } finally {
            readers.leave();
        }
    }

    @Override
    public long backup(Path target) throws IOException {
        return checkpoints.backup(target);
    }

    private boolean commit(Change change) throws IOException {
        if (committer.isOver(limits, MOST_BEHIND)) {
            checkpoints.make();
        }
        var readers = checkpoints.enter();
        try {
            return committer.commit(change);
        } finally {
            readers.leave();
            checkpointIfDue();
        }
    }

    private void checkpointIfDue() {
        if (committer.isOver(limits, 1) && requested.compareAndSet(false, true)) {
            checkpointer.execute(this::checkpointInBackground);
        }
    }

    private void checkpointInBackground() {
        requested.set(false);
        try {
            checkpoints.make();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "A checkpoint of {} failed and is tried again; the journal has everything: {}",
                    folder.path(),
                    e.getMessage(),
                    e);
        }
    }

    /** Makes a checkpoint now. */
    void checkpoint() throws IOException {
        checkpoints.make();
    }

    @Override
    public void close() throws IOException {
        checkpointer.shutdown();
        try {
            checkpoints.make();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The last checkpoint of {} failed; the next start replays the journal: {}",
                    folder.path(),
                    e.getMessage(),
                    e);
        } finally {
            committer.close();
            checkpoints.close();
            folder.close();
        }
    }
}
