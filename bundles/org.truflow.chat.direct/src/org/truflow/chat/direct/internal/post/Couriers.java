package org.truflow.chat.direct.internal.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truflow.chat.direct.internal.People;
import org.truflow.chat.direct.internal.seal.ChatKey;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Session;
import org.truflow.protocol.session.Sessions;

/** One courier for each installation that something waits for. For several threads. */
public final class Couriers {
    final Post post;
    final Outbox outbox;
    final People people;
    final Sessions sessions;
    final Lines lines;
    final ChatKey key;
    final Correspondents correspondents;
    final Mail mail;
    private final Map<PeerId, Courier> all = new HashMap<>();
    private boolean stopped;

    public Couriers(
            Post post,
            Outbox outbox,
            People people,
            Sessions sessions,
            Lines lines,
            ChatKey key,
            Correspondents correspondents,
            Mail mail) {
        this.post = post;
        this.outbox = outbox;
        this.people = people;
        this.sessions = sessions;
        this.lines = lines;
        this.key = key;
        this.correspondents = correspondents;
        this.mail = mail;
    }

    /** Sees to it that somebody goes to whom something waits for. */
    public void send(Collection<PeerId> peers) {
        for (var peer : peers) {
            if (post.wants(peer)) {
                start(peer);
            }
        }
    }

    /** Returns the open session with an installation, if there is one. */
    public Optional<Session> line(PeerId peer) {
        return lines.find(peer);
    }

    /** Everybody who waits tries again. */
    public void wake() {
        send(outbox.waiting());
    }

    private synchronized void start(PeerId peer) {
        if (!stopped) {
            all.computeIfAbsent(peer, this::begin).wake();
        }
    }

    private Courier begin(PeerId peer) {
        var courier = new Courier(peer, this);
        courier.start();
        return courier;
    }

    /** Returns whether the courier of {@code peer} has nothing more to do; then it is gone. */
    synchronized boolean retire(PeerId peer) {
        // Whoever posts something comes through here afterwards, and finds no courier.
        if (!stopped && post.wants(peer)) {
            return false;
        }
        all.remove(peer);
        return true;
    }

    public void stop() {
        List<Courier> couriers;
        synchronized (this) {
            stopped = true;
            couriers = List.copyOf(all.values());
            all.clear();
        }
        couriers.forEach(Courier::stop);
    }
}
