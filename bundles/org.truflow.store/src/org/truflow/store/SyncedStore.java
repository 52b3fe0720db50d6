package org.truflow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorted rows in one file of H2's MVStore. What a change did is on disk, synced, when the change returns; a change that fails did
 * nothing. A file that was cut off holds an earlier whole. One that cannot be understood is set aside and a new one begun.
 *
 * <p>All work is done by one thread of its own: an interrupt of whoever asks would close the file under everybody.
 *
 * <p><b>Threads.</b> Call from any thread that may wait for the disk. Rows are touched within {@link #read} and {@link #write} only.
 */
public final class SyncedStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncedStore.class);
    private static final int CACHE_MEGABYTES = 8;
    private static final int FILL_PERCENT = 50;
    private static final int COMPACTED_BYTES = 4 << 20;
    private static final int STOP_SECONDS = 30;

    private final Path file;
    private final ExecutorService thread;
    private final MVStore store;

    private SyncedStore(Path file, MVStore store) {
        this.file = file;
        this.store = store;
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("store-" + file.getFileName()).daemon().factory());
    }

    /**
     * Opens the file, or begins one.
     *
     * @throws IOException if another process has it, or the disk refuses; the message says which file
     */
    @SuppressWarnings("resource") // the store is closed with this
    public static SyncedStore open(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            return new SyncedStore(file, openKnown(file));
        } catch (RuntimeException e) {
            if (e instanceof MVStoreException known) {
                if (known.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                    throw new IOException(file + " is in use by another process", e);
                }
                if (known.getCause() instanceof FileSystemException why) {
                    throw new IOException(file + " cannot be opened: " + why.getMessage(), e);
                }
            }
            var aside = file.resolveSibling(
                    file.getFileName() + ".damaged-" + Instant.now().getEpochSecond());
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("{} is damaged and was set aside as {}; a new one is begun", file, aside.getFileName(), e);
            return new SyncedStore(file, openKnown(file));
        }
    }

    private static MVStore openKnown(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitDisabled()
                .open();
    }

    /** Returns the rows of a name. */
    public Rows rows(String name) {
        return new Rows(store.openMap(
                name,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE)));
    }

    /** Does something with the rows that changes none. It should be short: others wait. */
    public <T> T read(Callable<T> work) throws IOException {
        return run(work);
    }

    /** Changes rows, all or none, and waits until the disk has it. */
    public <T> T write(Callable<T> work) throws IOException {
        return run(() -> {
            try {
                var result = work.call();
                if (store.hasUnsavedChanges()) {
                    store.commit();
                    store.sync();
                }
                return result;
            } catch (Exception e) {
                if (!store.isClosed()) {
                    store.rollback();
                }
                throw e;
            }
        });
    }

    /** Changes rows that may be lost when the machine goes down, not when this program does. */
    public <T> T writeLater(Callable<T> work) throws IOException {
        return run(() -> {
            try {
                var result = work.call();
                store.commit();
                return result;
            } catch (Exception e) {
                if (!store.isClosed()) {
                    store.rollback();
                }
                throw e;
            }
        });
    }

    /** Gives back some of the room of rows that are gone; worth calling every some minutes. */
    public void tidy() throws IOException {
        run(() -> store.compact(FILL_PERCENT, COMPACTED_BYTES));
    }

    private <T> T run(Callable<T> work) throws IOException {
        var done = new CompletableFuture<T>();
        try {
            thread.execute(() -> {
                try {
                    done.complete(work.call());
                } catch (Exception e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new IOException(file + " is closed", e);
        }
        try {
            return done.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    private IOException failure(CompletionException e) {
        return switch (e.getCause()) {
            case IOException why -> new IOException(why.getMessage(), why);
            case UncheckedIOException why -> new IOException(why.getMessage(), why);
            case MVStoreException why -> new IOException(file + " cannot be read or written: " + why.getMessage(), why);
            case RuntimeException why -> throw why;
            case null, default -> new IOException(String.valueOf(e.getCause()), e);
        };
    }

    /** Waits for what is under way, and closes the file. */
    @Override
    public void close() {
        thread.shutdown();
        var interrupted = Thread.interrupted();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} is still being worked on and is left as it is", file);
                return;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try {
            store.close();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be closed in order; what was written is there", file, e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
