package org.truflow.chat.direct.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ChatEvent;
import org.truflow.event.Subscription;

/** Tells listeners what happened, in order. Whoever is far ahead of slow listeners waits for them. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int MOST = 10_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("chat-events").factory());
    private final Semaphore room = new Semaphore(MOST);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Returns whether somebody listens. */
    boolean heard() {
        return !listeners.isEmpty();
    }

    void tell(ChatEvent event) {
        if (!heard()) {
            return;
        }
        room.acquireUninterruptibly();
        try {
            thread.execute(() -> {
                room.release();
                listeners.forEach(listener -> listener.hear(event));
            });
        } catch (RejectedExecutionException e) {
            room.release();
            LOG.debug("everything stops before {} is told", event);
        }
    }

    Subscription subscribe(Consumer<ChatEvent> target) {
        var listener = new Listener(target);
        listeners.add(listener);
        return listener;
    }

    void stop() {
        thread.shutdown();
    }

    private final class Listener implements Subscription {
        private final Consumer<ChatEvent> target;
        private boolean closed;

        Listener(Consumer<ChatEvent> target) {
            this.target = target;
        }

        synchronized void hear(ChatEvent event) {
            if (closed) {
                return;
            }
            try {
                target.accept(event);
            } catch (RuntimeException e) {
                LOG.error("a listener to chat failed", e);
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
