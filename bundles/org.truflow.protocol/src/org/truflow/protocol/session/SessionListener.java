package org.truflow.protocol.session;

/** Whiteboard: hears of sessions that others opened to here, after their key was proved. Called on the session's lane; return fast. */
public interface SessionListener {
    void opened(Session session);

    void closed(Session session, String reason);
}
