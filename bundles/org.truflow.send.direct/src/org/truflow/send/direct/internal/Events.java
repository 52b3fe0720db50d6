package org.truflow.send.direct.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.event.Subscription;
import org.truflow.send.SendEvent;

/** Tells listeners what changed, merged over a tenth of a second. */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final long WHILE_MILLIS = 100;

    private final ScheduledExecutorService timer;
    private final LongFunction<Optional<SendEvent>> look;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Long> changed = new LinkedHashSet<>();

    /** @param timer of one thread, where listeners are called; {@code look} makes what they are told of a number */
    Events(ScheduledExecutorService timer, LongFunction<Optional<SendEvent>> look) {
        this.timer = timer;
        this.look = look;
    }

    public void changed(long id) {
        if (listeners.isEmpty()) {
            return;
        }
        boolean first;
        synchronized (changed) {
            first = changed.isEmpty();
            changed.add(id);
        }
        if (first) {
            try {
                timer.schedule(this::tell, WHILE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("everything stops before {} is told", id);
            }
        }
    }

    private void tell() {
        List<Long> ids;
        synchronized (changed) {
            ids = List.copyOf(changed);
            changed.clear();
        }
        for (long id : ids) {
            look.apply(id).ifPresent(event -> listeners.forEach(listener -> listener.hear(event)));
        }
    }

    Subscription subscribe(Consumer<SendEvent> target) {
        var listener = new Listener(target);
        listeners.add(listener);
        return listener;
    }

    private final class Listener implements Subscription {
        private final Consumer<SendEvent> target;
        private boolean closed;

        Listener(Consumer<SendEvent> target) {
            this.target = target;
        }

        synchronized void hear(SendEvent event) {
            if (closed) {
                return;
            }
            try {
                target.accept(event);
            } catch (RuntimeException e) {
                LOG.error("a listener to direct sends failed", e);
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
