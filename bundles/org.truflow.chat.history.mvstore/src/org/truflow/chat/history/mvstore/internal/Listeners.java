package org.truflow.chat.history.mvstore.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.ConversationId;
import org.truflow.chat.history.History.HistoryListener;
import org.truflow.event.Subscription;

/** Tells listeners which conversations changed; many changes while they are busy are one. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("history-events").factory());
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<ConversationId> changed = new LinkedHashSet<>();

    void changed(ConversationId conversation) {
        if (listeners.isEmpty()) {
            return;
        }
        boolean first;
        synchronized (changed) {
            first = changed.isEmpty();
            changed.add(conversation);
        }
        if (first) {
            try {
                thread.execute(this::tell);
            } catch (RejectedExecutionException e) {
                LOG.debug("everything stops before a change is told");
            }
        }
    }

    private void tell() {
        List<ConversationId> all;
        synchronized (changed) {
            all = List.copyOf(changed);
            changed.clear();
        }
        all.forEach(conversation -> listeners.forEach(listener -> listener.hear(conversation)));
    }

    Subscription subscribe(HistoryListener target) {
        var listener = new Listener(target);
        listeners.add(listener);
        return listener;
    }

    void stop() {
        thread.shutdown();
    }

    private final class Listener implements Subscription {
        private final HistoryListener target;
        private boolean closed;

        Listener(HistoryListener target) {
            this.target = target;
        }

        synchronized void hear(ConversationId conversation) {
            if (closed) {
                return;
            }
            try {
                target.changed(conversation);
            } catch (RuntimeException e) {
                LOG.error("a listener to the history failed", e);
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
