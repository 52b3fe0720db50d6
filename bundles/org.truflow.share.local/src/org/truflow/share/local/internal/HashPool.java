package org.truflow.share.local.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.ContentHasher;
import org.truflow.share.local.internal.index.IndexFile;
import org.truflow.share.local.internal.index.Row;
import org.truflow.share.local.internal.index.Waiting;

/**
 * Decides which file is hashed when, small ones first, on a few threads; those of a second pool help with large ones, which never take
 * the last thread that small ones could have. A file that was just written to waits until it is quiet.
 */
final class HashPool {
    private static final Logger LOG = LoggerFactory.getLogger(HashPool.class);
    private static final long LARGE = 32 << 20;
    private static final int EXAMINED = 2_000;
    private static final int MOST_DELAYED = 10_000;
    private static final Duration SOON = Duration.ofMillis(50);

    private final Shelf shelf;
    private final ScheduledExecutorService timer;
    private final Consumer<RuntimeException> broken;
    private final int threads;
    private final ThreadPoolExecutor pool;
    private final ThreadPoolExecutor helpers;
    private final Hashing hashing;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Paths that are being hashed, with their sizes. */
    private final Map<String, Long> underWay = new HashMap<>();

    /** Paths that are left alone until some time, milliseconds since 1970. */
    private final Map<String, Long> delayed = new HashMap<>();

    private @Nullable Waiting position;
    private boolean longWay;
    private long wake = Long.MAX_VALUE;
    private volatile boolean stopped;

    /**
     * @param lanes of all shares, as they come and go
     * @param timer wakes the pool when files have become quiet
     * @param broken told if the index fails
     * @param threads how many files are hashed at once; two at least are
     */
    HashPool(Shelf shelf, Lanes lanes, ScheduledExecutorService timer, Consumer<RuntimeException> broken, int threads) {
        this.shelf = shelf;
        this.timer = timer;
        this.broken = broken;
        this.threads = Math.max(2, threads);
        this.pool = pool("truflow-share-hash-", this.threads);
        this.helpers = pool("truflow-share-help-", this.threads - 1);
        this.hashing = new Hashing(shelf, lanes, new ContentHasher(helpers, this.threads), _ -> !stopped);
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        var factory = Thread.ofPlatform()
                .name(name, 0)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .factory();
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
        return hashing.hashedFiles();
    }

    void stop() {
        stopped = true;
        pool.shutdown();
        helpers.shutdown();
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        return pool.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    private void execute(Runnable task) {
        try {
            pool.execute(() -> {
                try {
                    if (!stopped) {
                        task.run();
                    }
                } catch (RuntimeException e) {
                    failed(e);
                }
            });
        } catch (RejectedExecutionException e) {
            // Being stopped: what is not hashed now is still in the queue at the next start.
        }
    }

    private void failed(RuntimeException e) {
        if (stopped) {
            LOG.debug("hashing was stopped half-way", e);
        } else if (IndexFile.failed(e)) {
            broken.accept(e);
        } else {
            LOG.error("hashing failed", e);
        }
    }

    /** Gives work to the threads, as far as there is any that may be done now. */
    private synchronized void fill(boolean fromBeginning) {
        if (fromBeginning && !longWay) {
            position = null;
        }
        var examined = 0;
        var soonest = Long.MAX_VALUE;
        while (!stopped && underWay.size() < threads) {
            position = shelf.index().nextWaiting(position);
            var next = position;
            if (next == null) {
                longWay = false;
                break;
            }
            var row = shelf.index().file(next.path());
            if (row != null && !underWay.containsKey(next.path())) {
                var wait = waitFor(next.path(), row);
                if (wait > 0) {
                    soonest = Math.min(soonest, wait);
                } else if (row.stamp().size() >= LARGE && onlyOneLeft()) {
                    // All that come after are as large. One that ends looks again from the beginning.
                    position = null;
                    longWay = false;
                    break;
                } else {
                    underWay.put(next.path(), row.stamp().size());
                    submit(next.path());
                }
            }
            if (++examined == EXAMINED) {
                // So many that must wait: those behind them have their turn before the beginning is looked at again.
                longWay = true;
                soonest = SOON.toMillis();
                break;
            }
        }
        if (soonest != Long.MAX_VALUE) {
            wakeIn(Math.max(SOON.toMillis(), soonest));
        }
    }

    /** Whether all threads but one read large files: that one is kept for small ones that are still to come. */
    private boolean onlyOneLeft() {
        return underWay.values().stream().filter(size -> size >= LARGE).count() >= threads - 1;
    }

    private void submit(String path) {
        execute(() -> {
            var leaveAlone = shelf.pace().retry();
            try {
                leaveAlone = hashing.hash(path);
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                done(path, leaveAlone);
            }
            fill(false);
        });
    }

    private synchronized void done(String path, Duration leaveAlone) {
        underWay.remove(path);
        var row = stopped ? null : shelf.index().file(path);
        if (row == null || !row.pending()) {
            return;
        }
        if (delayed.size() >= MOST_DELAYED) {
            delayed.values().removeIf(until -> until < System.currentTimeMillis());
        }
        if (delayed.size() < MOST_DELAYED) {
            delayed.put(path, System.currentTimeMillis() + leaveAlone.toMillis());
        }
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

    /** Returns for how many milliseconds a file is still to be left alone, 0 or less if not at all. */
    private long waitFor(String path, Row.File row) {
        var now = System.currentTimeMillis();
        var delay = delayed.getOrDefault(path, 0L) - now;
        if (delay > 0) {
            return delay;
        }
        delayed.remove(path);
        var quiet = (row.stamp().coarse()
                        ? shelf.pace().coarseQuiet()
                        : shelf.pace().quiet())
                .toMillis();
        var age = now - TimeUnit.NANOSECONDS.toMillis(row.stamp().touched());
        // A time to come says nothing.
        return age < 0 ? 0 : quiet - age;
    }
}
