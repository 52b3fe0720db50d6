package org.truflow.share.local.internal.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.h2.mvstore.DataUtils;
import org.truflow.content.FileTree;
import org.truflow.id.ContentHash;
import org.truflow.share.Audience;
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
    private static final String OPEN_SINCE_BOOT = "open since boot";
    private static final int PURGED = 500;
    private static final long MOST_REMOVALS = 100_000;

    private final Tables tables;
    private final StoreCare care;
    private final ToldNumber told;
    private final ChangeLog log;
    private final AudienceLog audiences;
    private final FileRegister files;
    private final FolderTree tree;
    private final Set<String> labels = new HashSet<>();
    private volatile CatalogVersion version;

    private ShareIndex(Tables tables, ToldNumber told, long mostRemovals, long boot) {
        this.tables = tables;
        this.told = told;
        this.log = new ChangeLog(tables, mostRemovals);
        this.audiences = new AudienceLog(tables, log);
        this.files = new FileRegister(tables);
        this.tree = new FolderTree(tables.rows);
        var openSince = tables.marks.get(OPEN_SINCE_BOOT);
        if (openSince != null && openSince != boot || log.version().number() < told.get()) {
            log.beginAnew();
        }
        this.version = log.version();
        this.care = new StoreCare(tables.store, version.number());
        told.set(version.number());
        tables.marks.put(OPEN_SINCE_BOOT, boot);
        care.sync();
    }

    /**
     * Opens the index, or begins a new one where there is none, or none that can be understood.
     *
     * @param folder where it lies; created
     * @throws IOException if another process has it open, or the disk refuses
     */
    public static ShareIndex open(Path folder) throws IOException {
        return open(folder, MOST_REMOVALS, Boot.current());
    }

    static ShareIndex open(Path folder, long mostRemovals, long boot) throws IOException {
        try {
            return openOnce(folder, mostRemovals, boot);
        } catch (RuntimeException e) {
            IndexFile.setAside(folder, e);
            return openOnce(folder, mostRemovals, boot);
        }
    }

    private static ShareIndex openOnce(Path folder, long mostRemovals, long boot) throws IOException {
        var tables = IndexFile.open(folder);
        try {
            return new ShareIndex(tables, ToldNumber.open(folder.resolve("told")), mostRemovals, boot);
        } catch (IOException | RuntimeException e) {
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

    /** Returns the rows as a tree of folders. */
    public FolderTree tree() {
        return tree;
    }

    /** Returns what a share adds up to. Does not touch the disk. */
    public Totals totals(String label) {
        return files.totals(label);
    }

    /** Returns the version of the last change. Does not touch the disk. */
    public CatalogVersion version() {
        return version;
    }

    public synchronized CatalogFeed.Page changes(CatalogVersion since, int limit) {
        // What others are told must not be lost with this process, else the same numbers would be given to other
        // changes.
        commit();
        told.set(version.number());
        var steps = log.after(since, limit);
        var changes = new ArrayList<CatalogChange>();
        for (var step : steps.steps()) {
            if (step.removal()) {
                changes.add(new CatalogChange.Removed(step.path()));
                continue;
            }
            switch (get(step.path())) {
                case null ->
                    throw DataUtils.newMVStoreException(
                            DataUtils.ERROR_INTERNAL,
                            "the log of the shares knows a path that is not listed: {0}",
                            step.path());
                case Row.Folder _ -> changes.add(new CatalogChange.Folder(step.path()));
                case Row.File file ->
                    changes.add(new CatalogChange.File(
                            step.path(), file.stamp().size(), file.stamp().modifiedInstant(), file.hash()));
            }
        }
        return new CatalogFeed.Page(
                steps.fresh(),
                changes,
                steps.version(),
                steps.more(),
                audiences.asOf(steps.version().number()));
    }

    /** Returns a path with that content, the first after {@code after} in order, or null. @param after empty to begin */
    public @Nullable String copyOf(ContentHash content, String after) {
        return files.copyOf(content, after);
    }

    /** Returns the hashes of the pieces of a content that has more than one, else nothing. Not to be changed. */
    public byte[] layer(ContentHash content) {
        return files.layer(content);
    }

    /** Returns the file to be hashed that comes after {@code after}, null to begin. */
    public @Nullable Waiting nextWaiting(@Nullable Waiting after) {
        return files.nextWaiting(after);
    }

    // Writing.

    /** Says who may see a share; before anything in it is listed, if it is new. */
    public synchronized void show(String label, Audience to) {
        if (audiences.set(label, to, labels)) {
            wrote();
        }
    }

    /** Allows a share of that label to be listed. */
    public synchronized void admit(String label) {
        labels.add(label);
    }

    /** Takes a share out, as {@link #remove} does; whoever still lists something in it does so in vain. */
    public synchronized void dismiss(String label) {
        labels.remove(label);
        remove(label);
    }

    /**
     * Lists a folder.
     *
     * @return false if that very folder was listed already, or nothing is listed where it should lie; true if there may be something
     *     in it that is not listed
     */
    public synchronized boolean putFolder(String path, Stamp key) {
        var before = get(path);
        if (before instanceof Row.Folder folder && folder.is(key) || !attached(path)) {
            return false;
        }
        if (before instanceof Row.Folder folder) {
            // Another folder of the same name: nothing that others would see.
            put(path, new Row.Folder(key.device(), key.node(), folder.change()));
            return true;
        }
        if (before instanceof Row.File file) {
            files.drop(path, file);
            log.removed(path, file.change(), false);
        }
        put(path, new Row.Folder(key.device(), key.node(), log.listed(path, 0, true)));
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
            files.drop(path, before);
        }
        var now = log.listed(path, before == null ? 0 : before.change(), false);
        enter(path, new Row.File(stamp, files.parted(stamp), false, now));
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

    /** Gives a file the hash that it had under another path where it is no more. Returns false if there is none. */
    public synchronized boolean putHashOfParted(String path, Stamp stamp) {
        var content = files.parted(stamp);
        return content != null && putHash(path, stamp, content, layer(content), false);
    }

    private boolean putHash(String path, Stamp stamp, ContentHash content, byte[] layer, boolean suspect) {
        var before = file(path);
        if (before == null || !before.stamp().equals(stamp) || !attached(path)) {
            return false;
        }
        files.drop(path, before);
        // A second look that finds the same is no change for anyone else.
        var now =
                before.hash().equals(Optional.of(content)) ? before.change() : log.listed(path, before.change(), false);
        files.putLayer(content, layer);
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
                files.part(path, file);
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

    /** Clears all rows that lie below removed folders, some at a time, so that others can write in between. */
    public void purgeAll(BooleanSupplier goOn) {
        var more = true;
        while (more && goOn.getAsBoolean()) {
            more = purge(PURGED);
        }
    }

    /** Clears up to {@code limit} rows that lie below removed folders. Returns whether there may be more. */
    synchronized boolean purge(int limit) {
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
            files.part(CatalogPath.path(key), file);
        }
    }

    private void forgetTotals(String path) {
        if (CatalogPath.folder(path).isEmpty()) {
            files.forget(path);
        }
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

    private void enter(String path, Row.File file) {
        files.enter(path, file);
        put(path, file);
    }

    private void put(String path, Row row) {
        tables.rows.put(CatalogPath.key(path), row);
        wrote();
    }

    private void wrote() {
        version = log.version();
        care.wrote();
    }

    // Keeping.

    /** Makes sure that all until now survives a crash of this process. */
    public synchronized void commit() {
        care.commit();
    }

    /**
     * Makes sure that all until now survives a power failure, and rewrites what is scattered. Takes up to some 100 ms, a second or two
     * at the end of very many changes.
     */
    public synchronized void tidy() {
        if (care.tidy(version)) {
            files.forgetParted();
        }
    }

    /** Commits nothing more, since something failed half-way. Returns false if that was said already. */
    public synchronized boolean distrust() {
        return care.distrust();
    }

    /** Commits and closes. */
    public synchronized void close() {
        if (care.closing()) {
            tables.marks.remove(OPEN_SINCE_BOOT);
        }
        care.close();
        told.close();
    }

    /** Closes without a commit what cannot be read or written any more. */
    public void abandon() {
        care.abandon();
        told.close();
    }
}
