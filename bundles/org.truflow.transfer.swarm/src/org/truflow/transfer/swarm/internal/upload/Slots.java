package org.truflow.transfer.swarm.internal.upload;

import java.util.HashMap;
import java.util.Map;
import org.truflow.protocol.session.Session;

/**
 * The right to be served now, a slot for a session. It is kept until the session ends or says nothing for some seconds and another
 * wants it. Downloads of this installation have nothing to do with it, so two that fetch from each other never wait in a
 * circle. Call from any thread.
 */
final class Slots {
    private static final long IDLE = 5_000_000_000L;

    private final int most;
    private final Map<Session, Long> used = new HashMap<>();

    Slots(int most) {
        this.most = most;
    }

    /** Returns whether {@code session} has a slot. @param now nanoseconds */
    synchronized boolean take(Session session, long now) {
        if (used.containsKey(session)) {
            used.put(session, now);
            return true;
        }
        if (used.size() >= most) {
            used.values().removeIf(last -> now - last > IDLE);
        }
        if (used.size() >= most) {
            return false;
        }
        used.put(session, now);
        // Last, because it may have ended already.
        session.closed().thenRun(() -> free(session));
        return true;
    }

    private synchronized void free(Session session) {
        used.remove(session);
    }

    int most() {
        return most;
    }
}
