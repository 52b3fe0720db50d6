package org.truflow.tracker.search.lucene.internal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogVersion;

/**
 * Keeps an index open whatever happens to it: after a failed write it goes back to the last commit, a damaged one is
 * deleted. Either way it holds older versions then, and the tracker feeds it again. Commits and refreshes on a timer.
 */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class MendedIndex implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(MendedIndex.class);
    private static final long REFRESH_MILLIS = 400;
    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Path folder;
    private final Runnable whenMended;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("truflow-search-index").factory());
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private OpenIndex open;
    private boolean closed;
    private volatile boolean unseen;
    private volatile boolean uncommitted;
    private long committed = System.nanoTime();

    interface Writing {
        void write(OpenIndex open) throws IOException;
    }

    interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    /** @param whenMended called after what is held got older */
    MendedIndex(Path folder, Runnable whenMended) throws IOException {
        this.folder = folder;
        this.whenMended = whenMended;
        Files.createDirectories(folder);
        open = openOrBegin();
        timer.execute(this::check);
        timer.scheduleWithFixedDelay(this::tick, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
    }

    Map<PeerId, CatalogVersion> versions() {
        lock.readLock().lock();
        try {
            return open.versions();
        } finally {
            lock.readLock().unlock();
        }
    }

    void write(Writing writing) throws IOException {
        use(index -> {
            try {
                writing.write(index);
            } finally {
                // Not before: a refresh or commit in the middle would clear them and leave the rest unseen.
                unseen = true;
                uncommitted = true;
            }
            return true;
        });
    }

    <T> T read(Reading<T> reading) throws IOException {
        return use(index -> {
            var searcher = index.searchers().acquire();
            try {
                return reading.read(searcher);
            } finally {
                index.searchers().release(searcher);
            }
        });
    }

    void refresh() throws IOException {
        use(index -> {
            unseen = false;
            index.searchers().maybeRefreshBlocking();
            return true;
        });
    }

    private interface Use<T> {
        T with(OpenIndex index) throws IOException;
    }

    private <T> T use(Use<T> use) throws IOException {
        OpenIndex used;
        Exception failure;
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IOException("the search index is closed");
            }
            used = open;
            try {
                return use.with(used);
            } catch (IOException | AlreadyClosedException e) {
                failure = e;
            }
        } finally {
            lock.readLock().unlock();
        }
        if (isDamage(failure)
                || failure instanceof AlreadyClosedException
                || !used.writer().isOpen()) {
            mend(used, failure);
        }
        throw new IOException(
                "The search index failed: " + failure.getMessage() + ". It mends itself; try again.", failure);
    }

    private void mend(OpenIndex broken, Exception why) throws IOException {
        lock.writeLock().lock();
        try {
            if (closed || open != broken) {
                return;
            }
            LOG.warn(
                    "The search index in {} failed ({}) and is opened again; catalogs are fed to it again where it"
                            + " lost them",
                    folder,
                    why.getMessage(),
                    why);
            try {
                broken.abandon();
            } catch (IOException | AlreadyClosedException e) {
                LOG.debug("Abandoning the search index failed too", e);
            }
            if (isDamage(why)) {
                deleteFiles();
            }
            open = openOrBegin();
            whenMended.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @SuppressWarnings("resource") // closed in close()
    private OpenIndex openOrBegin() throws IOException {
        try {
            return new OpenIndex(folder);
        } catch (LockObtainFailedException | AccessDeniedException e) {
            throw new IOException("The search index in " + folder + " cannot be used: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The search index in {} is damaged ({}) and is built anew from the catalogs",
                    folder,
                    e.getMessage(),
                    e);
            deleteFiles();
            return new OpenIndex(folder);
        }
    }

    private void deleteFiles() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isDamage(Exception failure) {
        return failure instanceof CorruptIndexException
                || failure instanceof IndexFormatTooOldException
                || failure instanceof IndexFormatTooNewException
                || failure instanceof EOFException
                || failure instanceof NoSuchFileException;
    }

    private void check() {
        try {
            use(index -> {
                index.check();
                return true;
            });
        } catch (IOException e) {
            LOG.debug("The check of the search index ended early", e);
        }
    }

    private void tick() {
        try {
            if (unseen) {
                refresh();
            }
            if (uncommitted && System.nanoTime() - committed > COMMIT_NANOS) {
                commit();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Looking after the search index failed, it is tried again: {}", e.getMessage(), e);
        }
    }

    /** Makes everything applied so far survive a crash. */
    void commit() throws IOException {
        use(index -> {
            uncommitted = false;
            try {
                index.writer().commit();
            } catch (IOException | RuntimeException e) {
                uncommitted = true;
                throw e;
            }
            committed = System.nanoTime();
            return true;
        });
    }

    @Override
    public void close() throws IOException {
        // Without an interrupt: Lucene gives an index up whose files are closed under it by one. The lock waits for the
        // timer.
        timer.shutdown();
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                open.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
