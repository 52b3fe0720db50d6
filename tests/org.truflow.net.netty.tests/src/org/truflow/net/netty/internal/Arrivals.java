package org.truflow.net.netty.internal;

import java.util.concurrent.CompletableFuture;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.SessionListener;

/** Tells a test of the first session that someone opened. */
record Arrivals(CompletableFuture<Session> first) implements SessionListener {
    @Override
    public void opened(Session session) {
        first.complete(session);
    }

    @Override
    public void closed(Session session, String reason) {
        // The session itself tells.
    }
}
