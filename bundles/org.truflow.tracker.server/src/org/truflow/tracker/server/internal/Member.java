package org.truflow.tracker.server.internal;

import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;

/** A registered user who is here: one live session. */
final class Member {
    /** No page of the list of people was sent yet. */
    static final long NEW = 0;

    private final Session session;
    private final String user;
    private volatile int port;

    // What of the presence log was sent; used by the thread that sends it alone.
    private long told = NEW;
    private boolean listing = true;

    Member(Session session, String user, int port) {
        this.session = session;
        this.user = user;
        this.port = port;
    }

    PeerId peer() {
        return session.remote();
    }

    Session session() {
        return session;
    }

    String user() {
        return user;
    }

    /** Returns where the peer listens for others, or 0 if it does not. */
    int port() {
        return port;
    }

    void listensOn(int changed) {
        port = changed;
    }

    /** Returns the position in the presence log that the session was told of. */
    long told() {
        return told;
    }

    /** Returns whether the list it got first is not at its end yet. */
    boolean listing() {
        return listing;
    }

    void told(long position, boolean stillListing) {
        told = position;
        listing = stillListing;
    }
}
