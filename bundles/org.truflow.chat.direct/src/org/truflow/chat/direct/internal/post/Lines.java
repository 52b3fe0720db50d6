package org.truflow.chat.direct.internal.post;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;

/** The open session with each installation that one talks with, whoever opened it. For several threads. */
public final class Lines {
    private final Map<PeerId, Session> open = new ConcurrentHashMap<>();

    /** Returns whether it is a new one. */
    public boolean met(Session session) {
        if (session.equals(open.put(session.remote(), session))) {
            return false;
        }
        session.closed().thenRun(() -> open.remove(session.remote(), session));
        return true;
    }

    public Optional<Session> find(PeerId peer) {
        return Optional.ofNullable(open.get(peer))
                .filter(session -> !session.closed().toCompletableFuture().isDone());
    }
}
