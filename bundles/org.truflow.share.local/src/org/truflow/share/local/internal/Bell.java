package org.truflow.share.local.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;

/** Tells listeners that something changed: however often it is rung, they hear of it once in a while. */
final class Bell {
    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
    private static final Duration WHILE = Duration.ofMillis(100);

    private final ScheduledExecutorService executor;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean rung = new AtomicBoolean();

    /** @param executor of one thread, where the listeners are called */
    Bell(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    void ring() {
        if (rung.compareAndSet(false, true)) {
            try {
                executor.schedule(this::sound, WHILE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // Everything is being stopped: there is nobody left to tell.
            }
        }
    }

    Subscription subscribe(Runnable listener) {
        var entry = new Listener(listener);
        listeners.add(entry);
        return entry;
    }

    private void sound() {
        rung.set(false);
        listeners.forEach(Listener::call);
    }

    private final class Listener implements Subscription {
        private final Runnable target;
        private boolean closed;

        Listener(Runnable target) {
            this.target = target;
        }

        synchronized void call() {
            if (closed) {
                return;
            }
            try {
                target.run();
            } catch (RuntimeException e) {
                LOG.error("a listener to the shares failed", e);
            }
        }

        @Override
        public void close() {
            listeners.remove(this);
            synchronized (this) {
                closed = true;
            }
        }
    }
}
