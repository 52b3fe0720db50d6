package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.serializer.persistence.types.Storer;
import org.eclipse.serializer.reference.Lazy;
import org.eclipse.serializer.reflect.ClassLoaderProvider;
import org.eclipse.store.afs.nio.types.NioFileSystem;
import org.eclipse.store.storage.embedded.types.EmbeddedStorage;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;
import org.eclipse.store.storage.types.StorageChannelCountProvider;
import org.eclipse.store.storage.types.StorageConfiguration;
import org.eclipse.store.storage.types.StorageDataFileEvaluator;
import org.eclipse.store.storage.types.StorageHousekeepingController;
import org.eclipse.store.storage.types.StorageLiveFileProvider;
import org.truflow.id.PeerId;

/**
 * The state as of a checkpoint, in Eclipse Store. Saving only appends to its files.
 *
 * <p>{@link #save} and {@link #close} are for one thread at a time; chunks are loaded from any thread.
 */
final class Graph {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int STORE_AT_ONCE = 8 * MEBIBYTE;
    /** Eclipse Store reads a file at a time at its start, into memory outside the heap. */
    private static final int FILE_BYTES = 16 * MEBIBYTE;

    private static final long CACHE_CHECK_MILLIS = 1_000;
    private static final long CACHE_CHECK_NANOS = 100_000_000;

    private final long number;
    private final Path folder;
    private final WarmChunks warm;
    private final EmbeddedStorageManager storage;
    private final StoredRoot root;
    private final Map<PeerId, Saved> saved = new HashMap<>();

    /** What the graph holds of a peer; chunks and places go in pairs. */
    record Saved(Catalog catalog, StoredCatalog stored) {}

    private Graph(long number, Path folder, EmbeddedStorageManager storage, StoredRoot root, WarmChunks warm) {
        this.number = number;
        this.folder = folder;
        this.storage = storage;
        this.root = root;
        this.warm = warm;
    }

    static Path folder(Path store, long number) {
        return store.resolve("graph-" + number);
    }

    /** Opens a graph, or begins one if the folder is not there. */
    @SuppressWarnings("resource") // shut down by close()
    static Graph open(Path store, long number, WarmChunks warm) throws IOException {
        var folder = folder(store, number);
        var isNew = !Files.exists(folder);
        Files.createDirectories(folder);
        var files = NioFileSystem.New();
        var configuration = StorageConfiguration.Builder()
                .setStorageFileProvider(StorageLiveFileProvider.New(files.ensureDirectory(folder)))
                .setChannelCountProvider(StorageChannelCountProvider.New(1))
                .setHousekeepingController(StorageHousekeepingController.New(CACHE_CHECK_MILLIS, CACHE_CHECK_NANOS))
                .setDataFileEvaluator(StorageDataFileEvaluator.New(MEBIBYTE, FILE_BYTES, 0.01, false))
                .setEntityCacheEvaluator(CacheOnlyHousekeeping.NOTHING)
                .createConfiguration();
        var foundation = EmbeddedStorage.Foundation(configuration);
        foundation.setHousekeepingBroker(new CacheOnlyHousekeeping());
        foundation.onConnectionFoundation(
                connection -> connection.setClassLoaderProvider(ClassLoaderProvider.New(new GraphClassLoader())));
        try {
            var storage = foundation.start();
            if (isNew) {
                storage.setRoot(new StoredRoot());
                storage.storeRoot();
            }
            if (storage.root() instanceof StoredRoot root && root.form == StoredRoot.FORM) {
                return new Graph(number, folder, storage, root, warm);
            }
            storage.shutdown();
            throw new DamagedStoreException(folder, "its root is none that this version of Truflow knows");
        } catch (RuntimeException e) {
            throw new IOException("The tracker's graph at " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    long number() {
        return number;
    }

    Path folder() {
        return folder;
    }

    /** Fills an empty state with what is in the graph. */
    void load(State state) throws IOException {
        for (var shard : root.shards) {
            Unpacker.read(ByteBuffer.wrap(shard.users), Unpacker::users).forEach(user -> state.put(user));
            Unpacker.read(ByteBuffer.wrap(shard.bans), in -> in.bansInto(state));
            for (var stored : shard.catalogs) {
                var catalog = stored.load(warm);
                state.put(stored.owner(), catalog);
                saved.put(stored.owner(), new Saved(catalog, stored));
            }
        }
    }

    /** What a save put where; not true before {@link #confirm}, which is for when the checkpoint is durable. */
    final class Placing {
        private final Map<Chunk, Lazy<byte[]>> placed = new IdentityHashMap<>();
        private final Map<PeerId, Saved> catalogs = new HashMap<>();
        private final List<PeerId> gone = new ArrayList<>();

        void confirm() {
            placed.forEach(Chunk::saved);
            gone.forEach(saved::remove);
            saved.putAll(catalogs);
        }
    }

    /**
     * Saves shards.
     *
     * @param moving whether nothing is here yet, so that chunks kept in another graph are saved too
     * @throws IOException if it failed; the graph is then of no use until it is cut back and opened again
     */
    Placing save(List<ShardContent> shards, boolean moving) throws IOException {
        var placing = new Placing();
        try {
            var pending = new ArrayList<Lazy<byte[]>>();
            var storer = storage.createStorer();
            var bytes = 0L;
            for (var content : shards) {
                for (var chunk : content.chunks()) {
                    if ((moving || chunk.isFresh()) && !placing.placed.containsKey(chunk)) {
                        var place = Lazy.UnregisteredReference(chunk.packed());
                        placing.placed.put(chunk, place);
                        pending.add(place);
                        storer.store(place);
                        bytes += chunk.size();
                        if (bytes > STORE_AT_ONCE) {
                            commit(storer, pending);
                            storer = storage.createStorer();
                            bytes = 0;
                        }
                    }
                }
            }
            commit(storer, pending);
            var last = storage.createStorer();
            for (var content : shards) {
                last.store(fill(content, placing));
            }
            last.commit();
            placing.catalogs.values().forEach(catalog -> catalog.stored().cool());
            return placing;
        } catch (RuntimeException e) {
            throw new IOException("Saving into the tracker's graph at " + folder + " failed: " + e.getMessage(), e);
        }
    }

    private static void commit(Storer storer, List<Lazy<byte[]>> pending) {
        storer.commit();
        pending.forEach(place -> place.clear());
        pending.clear();
    }

    private StoredShard fill(ShardContent content, Placing placing) {
        var shard = root.shards[content.shard()];
        shard.users = new Packer().users(content.users()).toBytes();
        shard.bans = new Packer().bans(content.bans(), content.notes()).toBytes();
        for (var stored : shard.catalogs) {
            if (!content.catalogs().containsKey(stored.owner())) {
                placing.gone.add(stored.owner());
            }
        }
        var catalogs = new ArrayList<StoredCatalog>();
        content.catalogs().forEach((owner, catalog) -> {
            var before = Optional.ofNullable(saved.get(owner)).filter(there -> there.catalog() == catalog);
            if (before.isPresent()) {
                catalogs.add(before.get().stored());
                return;
            }
            var places = new ArrayList<Lazy<byte[]>>();
            for (var chunk : catalog.chunks()) {
                places.add(placing.placed.containsKey(chunk) ? placing.placed.get(chunk) : chunk.place());
            }
            var stored = StoredCatalog.of(owner, catalog, places);
            placing.catalogs.put(owner, new Saved(catalog, stored));
            catalogs.add(stored);
        });
        shard.catalogs = catalogs.toArray(StoredCatalog[]::new);
        return shard;
    }

    /** Points the chunks of {@code before}, which was opened from the same files, to this graph. */
    void takeOver(Graph before) throws IOException {
        load(new State());
        before.saved.forEach((owner, was) -> {
            var is = Optional.ofNullable(saved.get(owner))
                    .filter(there -> there.catalog().chunks().size()
                            == was.catalog().chunks().size())
                    .orElseThrow(() -> new IllegalStateException("the graph opened again is not what was saved"));
            for (var i = 0; i < was.catalog().chunks().size(); i++) {
                was.catalog().chunks().get(i).saved(is.stored().places().get(i));
            }
            saved.put(owner, new Saved(was.catalog(), is.stored()));
        });
    }

    void close() {
        storage.shutdown();
    }
}
