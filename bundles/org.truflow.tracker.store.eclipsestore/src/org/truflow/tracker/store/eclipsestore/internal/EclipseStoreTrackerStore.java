package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.directory.Listing;
import org.truflow.id.PeerId;
import org.truflow.settings.Settings;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** The store as a service, in the folder {@code store} of the profile. */
@Component(service = TrackerStore.class)
public final class EclipseStoreTrackerStore implements TrackerStore {
    private final DurableStore store;

    @Activate
    public EclipseStoreTrackerStore(@Reference Settings settings) throws IOException {
        store = DurableStore.open(
                settings.data().resolve("store"),
                new LocalDisk(),
                Limits.forHeap(Runtime.getRuntime().maxMemory()));
    }

    @Deactivate
    void close() throws IOException {
        store.close();
    }

    @Override
    public Collection<StoredUser> users() {
        return store.users();
    }

    @Override
    public Optional<StoredUser> user(String name) {
        return store.user(name);
    }

    @Override
    public void put(StoredUser user) throws IOException {
        store.put(user);
    }

    @Override
    public void putLater(StoredUser user) {
        store.putLater(user);
    }

    @Override
    public void remove(String name) throws IOException {
        store.remove(name);
    }

    @Override
    public List<StoredBan> bans() {
        return store.bans();
    }

    @Override
    public void put(StoredBan ban) throws IOException {
        store.put(ban);
    }

    @Override
    public boolean removeBan(String skeleton) throws IOException {
        return store.removeBan(skeleton);
    }

    @Override
    public List<StoredNote> notes(String kind) {
        return store.notes(kind);
    }

    @Override
    public void put(StoredNote note) throws IOException {
        store.put(note);
    }

    @Override
    public boolean removeNote(String kind, String key) throws IOException {
        return store.removeNote(kind, key);
    }

    @Override
    public void put(StoredUser user, StoredNote note) throws IOException {
        store.put(user, note);
    }

    @Override
    public Collection<PeerId> catalogs() {
        return store.catalogs();
    }

    @Override
    public CatalogVersion version(PeerId owner) {
        return store.version(owner);
    }

    @Override
    public long entries(PeerId owner) {
        return store.entries(owner);
    }

    @Override
    public Map<String, Audience> audiences(PeerId owner) {
        return store.audiences(owner);
    }

    @Override
    public void apply(
            PeerId owner,
            boolean fresh,
            List<CatalogChange> changes,
            CatalogVersion version,
            Map<String, Audience> audiences)
            throws IOException {
        store.apply(owner, fresh, changes, version, audiences);
    }

    @Override
    public void moveCatalog(PeerId from, PeerId to) throws IOException {
        store.moveCatalog(from, to);
    }

    @Override
    public Listing list(PeerId owner, String path, Optional<String> after, int limit) throws IOException {
        return store.list(owner, path, after, limit);
    }

    @Override
    public void forEach(PeerId owner, Consumer<CatalogChange> each) throws IOException {
        store.forEach(owner, each);
    }

    @Override
    public long backup(Path folder) throws IOException {
        return store.backup(folder);
    }
}
