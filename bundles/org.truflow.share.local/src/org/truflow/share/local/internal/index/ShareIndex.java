package org.truflow.share.local.internal.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jdt.annotation.Nullable;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.FileTree;
import org.truflow.id.ContentHash;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;

/**
 * Everything known of the shares but their roots, on disk. It can be lost: all of it can be found out again, at the price of
 * hashing. What was put in is on disk after {@link #commit()}; what was cut off by a crash is as if it had not been seen yet.
 *
 * <p>Call from any thread that is never interrupted: an interrupt closes the file under all others.
 */
public final class ShareIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ShareIndex.class);
    private static final String FILE = "index.mv";
    private static final String FORMAT = "format";
    private static final long PRESENT_FORMAT = 1;
    private static final String ROOT_DEVICE = "device of ";
    private static final String ROOT_NODE = "node of ";
    private static final long MOST_REMOVALS = 100_000;
    private static final int MOST_UNSAVED_BYTES = 32 << 20;
    private static final int FILL_PERCENT = 60;
    private static final int COMPACTED_BYTES = 8 << 20;

    private final Tables tables;
    private final ChangeLog log;
    private final Set<String> labels = new HashSet<>();

    /** What the shares add up to, a copy of the table that can be read without the disk. */
    private final ConcurrentMap<String, Totals> totals = new ConcurrentHashMap<>();

    private volatile CatalogVersion version;

    private ShareIndex(Tables tables, long mostRemovals) {
        this.tables = tables;
        this.log = new ChangeLog(tables, mostRemovals);
        this.version = log.version();
        var known = tables.totals.from("");
        while (known.hasNext()) {
            totals.put(known.next(), known.value());
        }
        tables.marks.put(FORMAT, PRESENT_FORMAT);
        commit();
    }

    /**
     * Opens the index, or begins a new one where there is none, or none that can be read.
     *
     * @param folder where it lies; created
     * @throws IOException if another process has it open, or the disk refuses
     */
    public static ShareIndex open(Path folder) throws IOException {
        return open(folder, MOST_REMOVALS);
    }

    static ShareIndex open(Path folder, long mostRemovals) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(FILE);
        try {
            return new ShareIndex(openKnown(file), mostRemovals);
        } catch (RuntimeException e) {
            if (e instanceof MVStoreException known && known.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new IOException("the index of the shares is in use by another process: " + file, e);
            }
            setAside(folder, e);
            return new ShareIndex(Tables.open(file), mostRemovals);
        }
    }

    /** Moves an index away that cannot be used any more, so that the next {@link #open} begins anew. It is not open. */
    public static void setAside(Path folder, Exception reason) throws IOException {
        var aside = folder.resolve(FILE + ".damaged");
        LOG.warn("the index of the shares is damaged and is made anew, all files are hashed again; the old one is kept as {}", aside, reason);
        Files.move(folder.resolve(FILE), aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns whether a failure means that the file holds nonsense, rather than that it could not be reached. */
    public static boolean damaged(RuntimeException failure) {
        return failure instanceof MVStoreException known
                && switch (known.getErrorCode()) {
                    case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_UNSUPPORTED_FORMAT,
                            DataUtils.ERROR_SERIALIZATION, DataUtils.ERROR_INTERNAL, DataUtils.ERROR_BLOCK_NOT_FOUND -> true;
                    default -> false;
                };
    }

    private static Tables openKnown(Path file) {
        var tables = Tables.open(file);
        try {
            var format = tables.marks.get(FORMAT);
            if (format == null ? !tables.rows.isEmpty() : format != PRESENT_FORMAT) {
                throw new IllegalStateException("its format is " + format + ", this program knows " + PRESENT_FORMAT);
            }
            return tables;
        } catch (RuntimeException e) {
            tables.store.closeImmediately();
            throw e;
        }
    }

    // Reading.

    public @Nullable Row get(String path) {
        return tables.rows.get(CatalogPath.key(path));
    }

    public Row.@Nullable File file(String path) {
        return get(path) instanceof Row.File file ? file : null;
    }

    /** A row with its name in its folder. */
    public record Child(String name, Row row) {}

    /** Returns what lies in a folder, in the order of the names' bytes. @param after name to begin after, null for the beginning */
    public List<Child> children(String folder, @Nullable String after, int limit) {
        var prefix = CatalogPath.childPrefix(folder);
        var from = after == null ? prefix : prefix + after;
        var found = new ArrayList<Child>();
        var cursor = tables.rows.from(from);
        while (found.size() < limit && cursor.hasNext()) {
            var key = cursor.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            if (after == null || !key.equals(from)) {
                found.add(new Child(CatalogPath.nameOfKey(key), cursor.value()));
            }
        }
        return found;
    }

    /** Returns how many files and folders lie in a folder, without those deeper down. */
    public synchronized long count(String folder) {
        var prefix = CatalogPath.childPrefix(folder);
        return tables.rows.countBelow(CatalogPath.after(prefix)) - tables.rows.countBelow(prefix);
    }

    /**
     * Returns the next folder below {@code top}, at any depth; asked again and again with its last answer it passes all of them once,
     * and those that are put in meanwhile below the last answer too.
     *
     * @param after the last answer, {@code top} to begin
     */
    public @Nullable String nextFolder(String top, String after) {
        var last = CatalogPath.key(after);
        for (var prefix : List.of(CatalogPath.childPrefix(top), CatalogPath.deeperPrefix(top))) {
            var cursor = tables.rows.from(TextType.INSTANCE.compare(last, prefix) < 0 ? prefix : last);
            while (cursor.hasNext()) {
                var key = cursor.next();
                if (!key.startsWith(prefix)) {
                    break;
                }
                if (!key.equals(last) && cursor.value() instanceof Row.Folder) {
                    return CatalogPath.path(key);
                }
            }
        }
        return null;
    }

    /** Returns what a share adds up to. Does not touch the disk. */
    public Totals totals(String label) {
        return totals.getOrDefault(label, Totals.NONE);
    }

    /** Returns the version of the last change. Does not touch the disk. */
    public CatalogVersion version() {
        return version;
    }

    public synchronized CatalogFeed.Page changes(CatalogVersion since, int limit) {
        var steps = log.after(since, limit);
        var changes = new ArrayList<CatalogChange>();
        for (var step : steps.steps()) {
            if (step.removal()) {
                changes.add(new CatalogChange.Removed(step.path()));
                continue;
            }
            switch (get(step.path())) {
                case null -> throw new IllegalStateException("the log knows a path that the index does not: " + step.path());
                case Row.Folder _ -> changes.add(new CatalogChange.Folder(step.path()));
                case Row.File file -> changes.add(new CatalogChange.File(
                        step.path(), file.stamp().size(), file.stamp().modifiedInstant(), file.hash()));
            }
        }
        return new CatalogFeed.Page(steps.fresh(), changes, steps.version(), steps.more());
    }

    /** Returns a path with that content, the first after {@code after} in order, or null. @param after empty to begin */
    public @Nullable String copyOf(ContentHash content, String after) {
        var copy = after.isEmpty()
                ? tables.copies.ceilingKey(new Copy(content, after))
                : tables.copies.higherKey(new Copy(content, after));
        return copy != null && copy.content().equals(content) ? copy.path() : null;
    }

    /** Returns the hashes of the pieces of a content that has more than one, else nothing. Not to be changed. */
    public byte[] layer(ContentHash content) {
        var layer = tables.layers.get(content);
        return layer == null ? new byte[0] : layer;
    }

    /** A file to be hashed; {@code turn} is its place in the queue. */
    public record Next(int turn, String path) {}

    /** Returns the file to be hashed that comes after {@code after}, null to begin. */
    public @Nullable Next nextWaiting(@Nullable Next after) {
        var waiting = after == null
                ? tables.waiting.firstKey()
                : tables.waiting.higherKey(new Waiting(after.turn(), after.path()));
        return waiting == null ? null : new Next(waiting.turn(), waiting.path());
    }

    /** Returns whether {@code key} is that of the folder that was last known as the root of a share. */
    public boolean isRoot(String label, Stamp key) {
        return is(ROOT_DEVICE + label, key.device()) && is(ROOT_NODE + label, key.node());
    }

    private boolean is(String mark, long expected) {
        var value = tables.marks.get(mark);
        return value != null && value == expected;
    }

    // Writing.

    /** Allows a share of that label to be listed. */
    public synchronized void admit(String label) {
        labels.add(label);
    }

    /** Takes a share out, as {@link #remove} does; whoever still lists something in it does so in vain. */
    public synchronized void dismiss(String label) {
        labels.remove(label);
        remove(label);
        tables.marks.remove(ROOT_DEVICE + label);
        tables.marks.remove(ROOT_NODE + label);
    }

    /** Lists a folder. Returns false if it was listed already, or nothing is listed where it should lie. */
    public synchronized boolean putFolder(String path) {
        var before = get(path);
        if (before instanceof Row.Folder || !attached(path)) {
            return false;
        }
        if (before instanceof Row.File file) {
            drop(path, file);
            log.removed(path, file.change(), false);
        }
        put(path, new Row.Folder(log.listed(path, 0, true)));
        return true;
    }

    /**
     * Lists a file, or that it changed: then its hash is forgotten. The caller has removed a folder of that path.
     *
     * @return false if it was listed just so, or nothing is listed where it should lie
     */
    public synchronized boolean putFile(String path, Stamp stamp) {
        var row = get(path);
        if (row instanceof Row.Folder) {
            throw new IllegalStateException("a folder is listed under that name: " + path);
        }
        var before = (Row.File) row;
        if (before != null && before.stamp().equals(stamp) || !attached(path)) {
            return false;
        }
        if (before != null) {
            drop(path, before);
        }
        var now = log.listed(path, before == null ? 0 : before.change(), false);
        enter(path, new Row.File(stamp, null, false, now));
        return true;
    }

    /**
     * Gives a file its hash.
     *
     * @param stamp that the file had before and after it was read
     * @param suspect whether it has to be read once more, since it was just written
     * @return false if the file is listed otherwise meanwhile; then nothing is changed
     */
    public synchronized boolean putHash(String path, Stamp stamp, FileTree tree, boolean suspect) {
        return putHash(path, stamp, tree.root(), tree.pieceLayer(), suspect);
    }

    /** Gives a file the hash of another one that is known to be the same file. */
    public synchronized boolean putHashOf(String path, Stamp stamp, Row.File twin) {
        var content = twin.content();
        return content != null && putHash(path, stamp, content, layer(content), twin.suspect());
    }

    private boolean putHash(String path, Stamp stamp, ContentHash content, byte[] layer, boolean suspect) {
        var before = file(path);
        if (before == null || !before.stamp().equals(stamp) || !attached(path)) {
            return false;
        }
        drop(path, before);
        // A second look that finds the same is no change for anyone else.
        var now = before.hash().equals(Optional.of(content)) ? before.change() : log.listed(path, before.change(), false);
        if (layer.length > 0) {
            tables.layers.putIfAbsent(content, layer);
        }
        enter(path, new Row.File(stamp, content, suspect, now));
        return true;
    }

    /**
     * Takes a path out of the catalog, with everything below it. What lies below a folder is taken out of the index by
     * {@link #purge} afterwards; nothing may be listed there before.
     *
     * @return false if it was not listed
     */
    public synchronized boolean remove(String path) {
        switch (get(path)) {
            case null -> {
                return false;
            }
            case Row.File file -> {
                drop(path, file);
                tables.rows.remove(CatalogPath.key(path));
                log.removed(path, file.change(), false);
                forgetTotals(path);
            }
            case Row.Folder folder -> {
                tables.rows.remove(CatalogPath.key(path));
                log.removed(path, folder.change(), true);
                tables.doomed.put(path, 0L);
            }
        }
        wrote();
        return true;
    }

    /** Clears up to {@code limit} rows that lie below removed folders. Returns whether there may be more. */
    public synchronized boolean purge(int limit) {
        var folder = tables.doomed.firstKey();
        if (folder == null) {
            return false;
        }
        var left = limit;
        for (var prefix : List.of(CatalogPath.childPrefix(folder), CatalogPath.deeperPrefix(folder))) {
            var key = tables.rows.ceilingKey(prefix);
            while (key != null && key.startsWith(prefix)) {
                if (left-- == 0) {
                    wrote();
                    return true;
                }
                forget(key);
                key = tables.rows.ceilingKey(prefix);
            }
        }
        tables.doomed.remove(folder);
        forgetTotals(folder);
        wrote();
        return true;
    }

    private void forget(String key) {
        var row = tables.rows.remove(key);
        if (row != null) {
            log.dropped(row.change());
        }
        if (row instanceof Row.File file) {
            drop(CatalogPath.path(key), file);
        }
    }

    private void forgetTotals(String path) {
        if (CatalogPath.folder(path).isEmpty()) {
            tables.totals.remove(path);
            totals.remove(path);
        }
    }

    private void setTotals(String label, Totals now) {
        tables.totals.put(label, now);
        totals.put(label, now);
    }

    /** Whether everything above {@code path} is listed, and its share is admitted. */
    private boolean attached(String path) {
        for (var folder = CatalogPath.folder(path); !folder.isEmpty(); folder = CatalogPath.folder(folder)) {
            if (!(get(folder) instanceof Row.Folder)) {
                return false;
            }
        }
        return labels.contains(CatalogPath.label(path));
    }

    /** Takes out what else is kept of a file beside its row and its number. */
    private void drop(String path, Row.File file) {
        var label = CatalogPath.label(path);
        setTotals(label, totals(label).replace(file, null));
        if (file.pending()) {
            tables.waiting.remove(Waiting.of(path, file));
        }
        var content = file.content();
        if (content != null) {
            tables.copies.remove(new Copy(content, path));
            if (copyOf(content, "") == null) {
                tables.layers.remove(content);
            }
        }
    }

    private void enter(String path, Row.File file) {
        var label = CatalogPath.label(path);
        setTotals(label, totals(label).replace(null, file));
        if (file.pending()) {
            tables.waiting.put(Waiting.of(path, file), 0L);
        }
        var content = file.content();
        if (content != null) {
            tables.copies.put(new Copy(content, path), 0L);
        }
        put(path, file);
    }

    private void put(String path, Row row) {
        tables.rows.put(CatalogPath.key(path), row);
        wrote();
    }

    private void wrote() {
        version = log.version();
        if (tables.store.getUnsavedMemory() > MOST_UNSAVED_BYTES) {
            tables.store.commit();
        }
    }

    public synchronized void setRoot(String label, Stamp key) {
        if (!isRoot(label, key)) {
            tables.marks.put(ROOT_DEVICE + label, key.device());
            tables.marks.put(ROOT_NODE + label, key.node());
        }
    }

    // Keeping.

    /** Makes sure that all until now survives a crash of this process. */
    public synchronized void commit() {
        if (tables.store.hasUnsavedChanges()) {
            tables.store.commit();
        }
    }

    /** Makes sure that all until now survives a power failure, and rewrites some of what is scattered. Takes up to some 100 ms. */
    public synchronized void tidy() {
        commit();
        tables.store.compact(FILL_PERCENT, COMPACTED_BYTES);
        tables.store.sync();
    }

    /** Commits and closes. */
    public synchronized void close() {
        if (!tables.store.isClosed()) {
            commit();
            tables.store.close();
        }
    }

    /** Closes what cannot be read or written any more. */
    public void abandon() {
        tables.store.closeImmediately();
    }
}
