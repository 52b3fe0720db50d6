package org.truflow.tracker.server.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.truflow.directory.Presence;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;

/** A registered user who is here: one live session. */
final class Member {
    /** No page of the list of people was sent yet. */
    static final long NEW = 0;

    private final Session session;
    private final String user;
    private final boolean partial;
    private volatile int port;
    private volatile Presence presence = Presence.ONLINE;

    // What of the presence log was sent; used by the thread that sends it alone.
    private long told = NEW;
    private boolean listing = true;

    // Guarded by the watchers.
    private final LinkedHashSet<String> watched = new LinkedHashSet<>(2);
    // Guarded by this member.
    private final Set<String> unheard = new LinkedHashSet<>(2);

    /** @param partial whether the session is told only of people that it asked to watch */
    Member(Session session, String user, int port, boolean partial) {
        this.session = session;
        this.user = user;
        this.port = port;
        this.partial = partial;
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

    boolean partial() {
        return partial;
    }

    /** Returns where the peer listens for others, or 0 if it does not. */
    int port() {
        return port;
    }

    void listensOn(int changed) {
        port = changed;
    }

    /** Returns how this session's person wants to be seen; never offline. */
    Presence presence() {
        return presence;
    }

    void appears(Presence as) {
        presence = as;
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

    /** Returns the names that are watched, for {@link Watchers} alone. */
    LinkedHashSet<String> watched() {
        return watched;
    }

    /** Returns the names that changed and were not told yet; guarded by this member. */
    Set<String> unheard() {
        return unheard;
    }
}
