package org.truflow.net.netty.internal;

import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;

/** The event loop of one connection, as something to run tasks on, now or later. Call from any thread. */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final EventExecutor executor;

    Loop(Channel channel) {
        this.executor = channel.eventLoop();
    }

    /** Does nothing if the network has stopped already. */
    void execute(Runnable task) {
        if (!executor.isShuttingDown()) {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException e) {
                LOG.trace("the network stopped at this moment", e);
            }
        }
    }

    /** Does nothing if the network is about to stop: then everything is closed anyway. */
    Subscription after(Duration delay, Runnable task) {
        if (executor.isShuttingDown()) {
            return () -> {};
        }
        var future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Like {@link #after}, for what is never taken back. */
    void once(Duration delay, Runnable task) {
        if (!executor.isShuttingDown()) {
            executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    Subscription every(Duration delay, Runnable task) {
        if (executor.isShuttingDown()) {
            return () -> {};
        }
        var future = executor.scheduleWithFixedDelay(task, delay.toNanos(), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
