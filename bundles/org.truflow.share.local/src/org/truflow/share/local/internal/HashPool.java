package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.ContentHasher;
import org.truflow.content.FileChangedException;
import org.truflow.content.NotPlainFileException;
import org.truflow.share.local.internal.index.CatalogPath;
import org.truflow.share.local.internal.index.Row;
import org.truflow.share.local.internal.index.ShareIndex;
import org.truflow.share.local.internal.index.Stamp;
import org.truflow.share.local.internal.index.Waiting;

/**
 * Hashes what is listed without a hash, small files first, on a few threads; those of a second pool help with large ones, which never
 * take the last thread that small ones could have. A file that was just written to waits until it is quiet; one that was hashed so soon
 * after a write that another write would not show is hashed once more later.
 */
final class HashPool {
    private static final long LARGE = 32 << 20;
    private static final int EXAMINED = 2_000;
    private static final int MOST_DELAYED = 10_000;
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration FINE_GRANULARITY = Duration.ofMillis(20);
    private static final Duration COARSE_GRANULARITY = Duration.ofSeconds(2);

    private final Shelf shelf;
    private final ShareIndex index;
    private final Lanes lanes;
    private final ScheduledExecutorService timer;
    private final Consumer<RuntimeException> broken;
    private final int threads;
    private final ThreadPoolExecutor pool;
    private final ThreadPoolExecutor helpers;
    private final ContentHasher hasher;
    private final AtomicLong hashed = new AtomicLong();

    /** Paths that are being hashed, with their sizes. */
    private final Map<String, Long> underWay = new HashMap<>();
    private final Map<String, Long> delayed = new HashMap<>();
    private @Nullable Waiting position;
    private long wake = Long.MAX_VALUE;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean stopped;

    /**
     * @param lanes of all shares, as they come and go
     * @param timer wakes the pool when files have become quiet
     * @param broken told if the index fails
     */
    HashPool(
            Shelf shelf,
            Lanes lanes,
            ScheduledExecutorService timer,
            Consumer<RuntimeException> broken,
            int threads) {
        this.shelf = shelf;
        this.index = shelf.index();
        this.lanes = lanes;
        this.timer = timer;
        this.broken = broken;
        this.threads = Math.max(2, threads);
        this.pool = pool("truflow-share-hash-", this.threads);
        this.helpers = pool("truflow-share-help-", this.threads - 1);
        this.hasher = new ContentHasher(helpers, this.threads);
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        var factory = Thread.ofPlatform().name(name, 0).daemon().priority(Thread.MIN_PRIORITY).factory();
        var pool = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Looks again from the beginning of the queue. Call after files were listed; does not wait. */
    void listed() {
        if (asked.compareAndSet(false, true)) {
            execute(() -> {
                asked.set(false);
                fill(true);
            });
        }
    }

    /** Returns how many files were read through since the start. */
    long hashedFiles() {
        return hashed.get();
    }

    void stop() {
        stopped = true;
        pool.shutdown();
        helpers.shutdown();
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        return pool.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable task) {
        try {
            if (!stopped) {
                task.run();
            }
        } catch (RuntimeException e) {
            if (!stopped) {
                broken.accept(e);
            }
        }
    }

    /** Gives work to the threads, as far as there is any that may be done now. */
    private synchronized void fill(boolean fromBeginning) {
        if (fromBeginning) {
            position = null;
        }
        var examined = 0;
        var soonest = Long.MAX_VALUE;
        while (!stopped && underWay.size() < threads) {
            var next = index.nextWaiting(position);
            position = next;
            if (next == null) {
                break;
            }
            var row = index.file(next.path());
            if (row != null && !underWay.containsKey(next.path())) {
                var wait = waitFor(next.path(), row);
                if (wait > 0) {
                    soonest = Math.min(soonest, wait);
                } else if (row.stamp().size() < LARGE || !onlyOneLeft()) {
                    underWay.put(next.path(), row.stamp().size());
                    submit(next.path());
                }
            }
            if (++examined == EXAMINED) {
                soonest = SOON.toMillis();
                break;
            }
        }
        if (soonest != Long.MAX_VALUE) {
            wakeIn(Math.max(SOON.toMillis(), soonest));
        }
    }

    /** Whether all threads but one read large files: that one is kept for those small ones that are still to come. */
    private boolean onlyOneLeft() {
        return underWay.values().stream().filter(size -> size >= LARGE).count() >= threads - 1;
    }

    private void submit(String path) {
        execute(() -> {
            hash(path);
            synchronized (this) {
                underWay.remove(path);
            }
            fill(false);
        });
    }

    private void wakeIn(long millis) {
        var at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        if (wake != Long.MAX_VALUE && wake - at <= 0) {
            return;
        }
        wake = at;
        try {
            timer.schedule(this::woken, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Being stopped.
        }
    }

    private void woken() {
        synchronized (this) {
            wake = Long.MAX_VALUE;
        }
        execute(() -> fill(false));
    }

    private void execute(Runnable task) {
        try {
            pool.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            // Being stopped: what is not hashed now is still in the queue at the next start.
        }
    }

    /** Returns for how many milliseconds a file is still to be left alone, 0 or less if not at all. */
    private long waitFor(String path, Row.File row) {
        var delay = delayed.getOrDefault(path, 0L) - System.currentTimeMillis();
        if (delay > 0) {
            return delay;
        }
        delayed.remove(path);
        var quiet = (row.stamp().coarse() ? shelf.pace().coarseQuiet() : shelf.pace().quiet()).toMillis();
        var age = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(row.stamp().touched());
        // A time to come says nothing.
        return age < 0 ? 0 : quiet - age;
    }

    private synchronized void delay(String path, Duration time) {
        if (delayed.size() >= MOST_DELAYED) {
            delayed.values().removeIf(until -> until < System.currentTimeMillis());
        }
        if (delayed.size() < MOST_DELAYED) {
            delayed.put(path, System.currentTimeMillis() + time.toMillis());
        }
    }

    private void hash(String path) {
        var row = index.file(path);
        var lane = lanes.of(CatalogPath.label(path));
        if (row != null && row.pending() && lane.isPresent() && !adopt(path, row, lane.get().root())) {
            hash(path, row, lane.get());
        }
    }

    private void hash(String path, Row.File row, ShareLane lane) {
        try {
            if (!hash(path, row, lane.root())) {
                delay(path, shelf.pace().quiet());
                lane.look(path);
            }
        } catch (FileChangedException | NoSuchFileException | NotPlainFileException e) {
            delay(path, shelf.pace().quiet());
            lane.look(path);
        } catch (IOException e) {
            lane.problems().unreadable(path, FolderMerge.reason(e));
            delay(path, shelf.pace().retry());
            shelf.changed().run();
        } catch (CancellationException e) {
            // Being stopped: the file stays in the queue.
        }
    }

    /** @return false if the file is not any more what was listed */
    @SuppressWarnings("resource") // The channel is closed with its file.
    private boolean hash(String path, Row.File row, ShareRoot root) throws IOException {
        var begun = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        var stamp = row.stamp();
        var place = Place.of(root, path);
        try (var file = place.open()) {
            if (!is(stamp, place.path())) {
                return false;
            }
            var tree = hasher.hash(file.channel(), stamp.size(), _ -> !stopped);
            if (!is(stamp, place.path())) {
                return false;
            }
            hashed.incrementAndGet();
            var suspect = suspect(row, begun);
            if (suspect) {
                delay(path, shelf.pace().coarseQuiet());
            }
            if (index.putHash(path, stamp, tree, suspect)) {
                shelf.changed().run();
            }
            return true;
        }
    }

    private boolean is(Stamp stamp, Path path) throws IOException {
        return shelf.disk().look(path) instanceof Found.File file && file.stamp().equals(stamp);
    }

    /**
     * Whether the file could be written to again without another stamp: when its time is no older than the reading by more than the
     * clock's granularity. A time to come is believed after a second look.
     */
    private static boolean suspect(Row.File row, long begun) {
        var granularity = (row.stamp().coarse() ? COARSE_GRANULARITY : FINE_GRANULARITY).toNanos();
        var age = begun - row.stamp().touched();
        return age < granularity && (age >= 0 || row.content() == null);
    }

    /** Takes the hash of the same file under another share, one in the other or of the same root. */
    private boolean adopt(String path, Row.File row, ShareRoot root) {
        if (row.content() != null) {
            return false;
        }
        var file = root.resolve(path);
        for (var lane : lanes.all()) {
            var other = lane.root();
            if (!other.equals(root) && file.startsWith(other.path())) {
                var twin = index.file(other.catalogPath(file));
                if (twin != null && twin.stamp().equals(row.stamp()) && index.putHashOf(path, row.stamp(), twin)) {
                    shelf.changed().run();
                    return true;
                }
            }
        }
        return false;
    }
}
