package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.store.StoredBan;
import org.truflow.tracker.store.StoredNote;
import org.truflow.tracker.store.StoredUser;
import org.truflow.tracker.store.TrackerStore;

/** A store that forgets everything at the end, and whose disk can be full. */
final class MemoryStore implements TrackerStore {
    private final Map<String, StoredUser> users = new ConcurrentHashMap<>();
    private final Map<String, StoredBan> bans = new ConcurrentHashMap<>();
    private final Map<List<String>, StoredNote> notes = new ConcurrentHashMap<>();
    private final Map<PeerId, Catalog> catalogs = new ConcurrentHashMap<>();
    private volatile boolean full;
    private volatile boolean deaf;
    private volatile Runnable whileStreaming = () -> {};

    private static final class Catalog {
        private final TreeMap<String, CatalogChange> entries = new TreeMap<>();
        private CatalogVersion version = CatalogVersion.NONE;
        private volatile Map<String, Audience> audiences = Map.of();
    }

    /** Keeps nothing of what is put later: as when the process ends before it is. */
    void deaf(boolean now) {
        deaf = now;
    }

    void diskFull(boolean now) {
        full = now;
    }

    /** Runs something in the middle of every stream. */
    void whileStreaming(Runnable work) {
        whileStreaming = work;
    }

    private void write() throws IOException {
        if (full) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public Collection<StoredUser> users() {
        return List.copyOf(users.values());
    }

    @Override
    public Optional<StoredUser> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public void put(StoredUser user) throws IOException {
        write();
        users.put(user.name(), user);
    }

    @Override
    public void putLater(StoredUser user) {
        if (deaf) {
            return;
        }
        users.put(user.name(), user);
    }

    @Override
    public void remove(String name) throws IOException {
        write();
        Optional.ofNullable(users.remove(name)).ifPresent(gone -> gone.peers().forEach(catalogs::remove));
    }

    @Override
    public List<StoredBan> bans() {
        return List.copyOf(bans.values());
    }

    @Override
    public void put(StoredBan ban) throws IOException {
        write();
        bans.put(ban.skeleton(), ban);
    }

    @Override
    public boolean removeBan(String skeleton) {
        return Optional.ofNullable(bans.remove(skeleton)).isPresent();
    }

    @Override
    public List<StoredNote> notes(String kind) {
        return notes.values().stream().filter(note -> note.kind().equals(kind)).toList();
    }

    @Override
    public void put(StoredNote note) throws IOException {
        write();
        notes.put(List.of(note.kind(), note.key()), note);
    }

    @Override
    public boolean removeNote(String kind, String key) throws IOException {
        write();
        return Optional.ofNullable(notes.remove(List.of(kind, key))).isPresent();
    }

    @Override
    public void put(StoredUser user, StoredNote note) throws IOException {
        put(user);
        put(note);
    }

    @Override
    public Map<String, Audience> audiences(PeerId owner) {
        return find(owner).map(catalog -> catalog.audiences).orElse(Map.of());
    }

    @Override
    public Collection<PeerId> catalogs() {
        return List.copyOf(catalogs.keySet());
    }

    @Override
    public CatalogVersion version(PeerId owner) {
        return find(owner).map(catalog -> catalog.version).orElse(CatalogVersion.NONE);
    }

    private Optional<Catalog> find(PeerId owner) {
        return Optional.ofNullable(catalogs.get(owner));
    }

    @Override
    public long entries(PeerId owner) {
        return find(owner).map(catalog -> (long) catalog.entries.size()).orElse(0L);
    }

    @Override
    public void apply(
            PeerId owner,
            boolean fresh,
            List<CatalogChange> changes,
            CatalogVersion version,
            Map<String, Audience> audiences)
            throws IOException {
        write();
        var catalog = catalogs.computeIfAbsent(owner, _ -> new Catalog());
        synchronized (catalog) {
            if (fresh) {
                catalog.entries.clear();
            }
            for (var change : changes) {
                apply(catalog, change);
            }
            catalog.audiences = Map.copyOf(audiences);
            catalog.version = version;
        }
    }

    private static void apply(Catalog catalog, CatalogChange change) {
        var path = change.path();
        if (change instanceof CatalogChange.Removed) {
            catalog.entries.remove(path);
            catalog.entries.subMap(path + "/", path + "0").clear();
            return;
        }
        for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            var parent = path.substring(0, slash);
            catalog.entries.putIfAbsent(parent, new CatalogChange.Folder(parent));
        }
        catalog.entries.put(path, change);
    }

    @Override
    public void moveCatalog(PeerId from, PeerId to) throws IOException {
        write();
        find(from).ifPresent(catalog -> catalogs.put(to, catalog));
        catalogs.remove(from);
    }

    @Override
    public Listing list(PeerId owner, String path, Optional<String> after, int limit) throws IOException {
        var entries = new ArrayList<Entry>();
        var below = path.isEmpty() ? "" : path + "/";
        var catalog = find(owner).orElseThrow(() -> new NoSuchFileException(path));
        if (!path.isEmpty() && !(catalog.entries.get(path) instanceof CatalogChange.Folder)) {
            throw new NoSuchFileException(path);
        }
        for (var change : catalog.entries.values()) {
            var name = change.path().startsWith(below) ? change.path().substring(below.length()) : "/";
            if (name.indexOf('/') < 0
                    && after.map(last -> name.compareTo(last) > 0).orElse(true)) {
                if (entries.size() == limit) {
                    return new Listing(entries, Optional.of(entries.getLast().name()));
                }
                entries.add(entry(name, change));
            }
        }
        return new Listing(entries, Optional.empty());
    }

    private static Entry entry(String name, CatalogChange change) {
        return change instanceof CatalogChange.File file
                ? new Entry.File(name, file.size(), file.modified(), file.content())
                : new Entry.Folder(name);
    }

    @Override
    public void forEach(PeerId owner, Consumer<CatalogChange> each) {
        var all = find(owner).map(catalog -> {
            synchronized (catalog) {
                return List.copyOf(catalog.entries.values());
            }
        });
        var given = 0;
        for (var change : all.orElse(List.of())) {
            if (given++ == 1) {
                whileStreaming.run();
            }
            each.accept(change);
        }
    }

    static CatalogChange file(String path, String... content) {
        return new CatalogChange.File(
                path, 1_000, Instant.EPOCH, content.length == 0 ? Optional.empty() : Optional.of(content(content[0])));
    }

    static ContentHash content(String hex) {
        return ContentHash.parse(hex.repeat(64 / hex.length()));
    }

    @Override
    public long backup(Path folder) throws IOException {
        write();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("users"), String.join("\n", users.keySet()));
        return Files.size(folder.resolve("users"));
    }
}
