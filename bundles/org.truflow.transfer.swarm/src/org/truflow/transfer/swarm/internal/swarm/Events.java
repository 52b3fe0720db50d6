package org.truflow.transfer.swarm.internal.swarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;
import org.truflow.transfer.Transfer;

/** Tells listeners of changes, one at a time on a thread of its own; of changes of one download that pile up only the last. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, Transfer> waiting = new LinkedHashMap<>();
    private boolean running;

    private static final class Listener implements Subscription {
        private final List<Listener> all;
        private final Consumer<Transfer> to;
        private final ReentrantLock calling = new ReentrantLock();
        private boolean closed;

        Listener(List<Listener> all, Consumer<Transfer> to) {
            this.all = all;
            this.to = to;
        }

        void tell(Transfer transfer) {
            calling.lock();
            try {
                if (!closed) {
                    to.accept(transfer);
                }
            } catch (RuntimeException e) {
                LOG.warn("a listener to downloads failed", e);
            } finally {
                calling.unlock();
            }
        }

        @Override
        public void close() {
            all.remove(this);
            // Waits for a call on its way, unless this is the call.
            calling.lock();
            try {
                closed = true;
            } finally {
                calling.unlock();
            }
        }
    }

    Subscription subscribe(Consumer<Transfer> listener) {
        var added = new Listener(listeners, listener);
        listeners.add(added);
        return added;
    }

    void post(Transfer transfer) {
        synchronized (waiting) {
            waiting.put(transfer.id(), transfer);
            if (!running) {
                running = true;
                Thread.ofVirtual().name("transfer-events").start(this::run);
            }
        }
    }

    private void run() {
        while (true) {
            List<Transfer> batch;
            synchronized (waiting) {
                batch = List.copyOf(waiting.values());
                waiting.clear();
                if (batch.isEmpty()) {
                    running = false;
                    return;
                }
            }
            for (var transfer : batch) {
                listeners.forEach(listener -> listener.tell(transfer));
            }
        }
    }

    void stop() {
        listeners.clear();
        synchronized (waiting) {
            waiting.clear();
        }
    }
}
