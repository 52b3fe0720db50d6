package org.truflow.transfer.swarm.internal.swarm;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that owns the state of all downloads, so that nothing of it needs a lock. Nothing on it waits for disk or network. */
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private static final long STOP_MILLIS = 1_000;

    private final ScheduledExecutorService executor;

    @SuppressWarnings("resource") // the lane stops it
    public Lane(String name) {
        this(Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory()));
    }

    /** @param executor runs one thing at a time, in the order they come; the lane stops it */
    public Lane(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** Runs {@code work} later. Returns false if the lane was closed: then it never runs. */
    public boolean execute(Runnable work) {
        try {
            executor.execute(() -> guarded(work));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    public void every(long millis, Runnable work) {
        executor.scheduleWithFixedDelay(() -> guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Runs {@code work} and waits for it.
     *
     * @throws IllegalStateException if the lane was closed
     */
    public <T> T call(Callable<T> work) {
        try {
            return executor.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the transfer engine is not running", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the transfer engine was asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the transfer engine failed: " + e.getCause(), e.getCause());
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // A defect of ours; the other downloads must not stand still for it.
            LOG.error("the transfer engine met a defect", e);
        }
    }

    /** Ends after what waits now, since that may hold memory of the network; all of it is short. */
    public void stop() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the transfer engine does not come to an end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
