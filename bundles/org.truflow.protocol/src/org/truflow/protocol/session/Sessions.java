package org.truflow.protocol.session;

import java.util.concurrent.CompletionStage;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;

/** Connections to others. Registered while the network runs; when it stops every session ends. Call from any thread. */
public interface Sessions {

    /** Returns this installation's id. */
    PeerId self();

    /** Returns the port listened on. */
    int port();

    /**
     * Connects.
     *
     * @return fails with {@link UnexpectedPeerException} when someone else answers, with {@link java.io.IOException}
     *     saying what, where and why otherwise; always completes within 30 seconds
     */
    CompletionStage<Session> connect(Target target);

    /**
     * Keeps a session open: connects now, and again whenever it ends, after 0.5 s to 60 s, doubling, with jitter; the
     * wait begins anew after a session lasted a minute.
     *
     * @return closing it ends the session and the trying
     */
    Subscription keep(Target target, KeptListener listener);

    /** Hears of a kept session, one call at a time. */
    interface KeptListener {
        void opened(Session session);

        /** @param failure why the session ended or could not be opened; {@link UnexpectedPeerException} ends the trying */
        void lost(java.io.IOException failure);
    }
}
