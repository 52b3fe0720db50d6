package org.truflow.tracker.client.internal;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;

/** Those who want to hear of changes. Each is called on a thread of its own making, one call at a time; many changes may be one call. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final CopyOnWriteArrayList<Listener> all = new CopyOnWriteArrayList<>();

    Subscription add(Runnable call) {
        var listener = new Listener(call);
        all.add(listener);
        return () -> {
            all.remove(listener);
            listener.end();
        };
    }

    /** Tells of a change; returns at once. */
    void changed() {
        all.forEach(Listener::changed);
    }

    private static final class Listener {
        private final Runnable call;
        private final AtomicBoolean due = new AtomicBoolean();
        // Held during a call: whoever ends the subscription waits for it, except from within the call.
        private final ReentrantLock calling = new ReentrantLock();
        private boolean ended;

        private Listener(Runnable call) {
            this.call = call;
        }

        private void changed() {
            if (due.compareAndSet(false, true)) {
                Thread.ofVirtual().name("tracker-listener").start(this::tell);
            }
        }

        private void tell() {
            calling.lock();
            try {
                due.set(false);
                if (!ended) {
                    call.run();
                }
            } catch (RuntimeException e) {
                LOG.warn("a listener failed", e);
            } finally {
                calling.unlock();
            }
        }

        private void end() {
            calling.lock();
            try {
                ended = true;
            } finally {
                calling.unlock();
            }
        }
    }
}
