package org.truflow.tracker.client.internal;

import java.io.IOException;
import org.truflow.event.Subscription;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.TrackerSession;

/** The session with the tracker, for engines that have something of their own to ask. */
final class LinkedSession implements TrackerSession {
    private final String name;
    private final Link link;
    private final Listeners listeners;

    LinkedSession(String name, Link link, Listeners listeners) {
        this.name = name;
        this.link = link;
        this.listeners = listeners;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Session online() throws IOException {
        return link.online();
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        var subscription = listeners.add(listener);
        listeners.changed();
        return subscription;
    }
}
