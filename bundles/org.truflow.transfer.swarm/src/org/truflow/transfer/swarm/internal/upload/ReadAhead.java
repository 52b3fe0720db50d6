package org.truflow.transfer.swarm.internal.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.id.ContentHash;
import org.truflow.protocol.session.Session;
import org.truflow.share.OpenContent;

/**
 * Brings what readers will ask for next into the system's cache, one run after the other on a thread of its own, so that runs of
 * several readers do not mix on the disk. What is in the cache anyway is never read ahead: nobody waited for it. Call from any thread;
 * nothing waits.
 */
final class ReadAhead {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);
    /** From the cache a megabyte takes a tenth of this. */
    private static final long SLOW_NANOS_PER_MIB = 2_000_000;

    private static final int SCRATCH = 1 << 20;
    private static final int MOST_WAITING = 64;

    private final RunPlan<Session> plan = new RunPlan<>();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("transfer-read-ahead").daemon().factory());

    ReadAhead() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** A block was read in so many nanoseconds. The lease stays the caller's. */
    @SuppressWarnings("resource") // the other lease is closed by the thread that takes it
    void read(Session reader, ContentHash hash, OpenContents.Lease lease, long position, int length, long nanos) {
        var slow = nanos > SLOW_NANOS_PER_MIB * length / SCRATCH;
        synchronized (plan) {
            var run = plan.read(reader, hash, position, length, lease.content().size(), slow);
            if (run.isEmpty()) {
                return;
            }
            var own = lease.again();
            try {
                thread.execute(() -> bring(own, run.get()));
            } catch (RejectedExecutionException e) {
                own.close();
                LOG.trace("nothing is read ahead of {}", hash, e);
            }
        }
    }

    @SuppressWarnings("resource") // a content is closed with its lease
    private void bring(OpenContents.Lease lease, RunPlan.Run run) {
        try (lease) {
            bring(lease.content(), run, () -> !thread.isShutdown());
        } catch (IOException e) {
            // Whoever asks for it is told.
            LOG.debug("{} cannot be read ahead", lease.content().name(), e);
        }
    }

    private static void bring(OpenContent content, RunPlan.Run run, BooleanSupplier wanted) throws IOException {
        var scratch = ByteBuffer.allocateDirect(SCRATCH);
        for (var at = run.from(); at < run.to() && wanted.getAsBoolean(); at += SCRATCH) {
            content.read(at, scratch.clear().limit((int) Math.min(SCRATCH, run.to() - at)));
        }
    }

    void stop() {
        thread.shutdown();
    }
}
