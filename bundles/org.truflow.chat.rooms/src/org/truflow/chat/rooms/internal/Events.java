package org.truflow.chat.rooms.internal;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.room.RoomEvent;
import org.truflow.event.Subscription;

/** Tells listeners, one call at a time, in order. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    /** Beyond it a listener that does not return loses events rather than memory. */
    private static final int MOST_WAITING = 20_000;

    private final Lane lane = new Lane("rooms-listeners");
    private final CopyOnWriteArrayList<Consumer<RoomEvent>> listeners = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<RoomEvent> listener) {
        Consumer<RoomEvent> own = listener::accept;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    void tell(RoomEvent event) {
        if (listeners.isEmpty()) {
            return;
        }
        if (lane.waiting() > MOST_WAITING) {
            LOG.warn("a listener does not return: what happens in rooms is not told any more");
            return;
        }
        lane.execute(() -> listeners.forEach(listener -> tell(listener, event)));
    }

    private static void tell(Consumer<RoomEvent> listener, RoomEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed", e);
        }
    }

    void close() {
        lane.close();
    }
}
