package org.truflow.send.direct.internal.out;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.truflow.id.PeerId;
import org.truflow.protocol.session.Sessions;
import org.truflow.send.direct.internal.People;

/** One courier for everyone who is to be told something. For several threads; guarded by the box, which it asks and which asks it. */
final class Couriers {
    private final Outbox box;
    private final People people;
    private final Sessions sessions;
    private final Map<PeerId, Courier> all = new HashMap<>();
    private boolean stopped;

    Couriers(Outbox box, People people, Sessions sessions) {
        this.box = box;
        this.people = people;
        this.sessions = sessions;
    }

    /** Sees to it that whoever it is for is told of it. */
    void send(Sent sent) {
        for (var peer : sent.peer().map(Set::of).orElse(sent.peers())) {
            send(peer);
        }
    }

    private void send(PeerId peer) {
        if (!box.wants(peer)) {
            return;
        }
        synchronized (box) {
            if (!stopped) {
                all.computeIfAbsent(peer, this::begin).wake();
            }
        }
    }

    private Courier begin(PeerId peer) {
        var courier = new Courier(peer, box, people, sessions, this);
        courier.start();
        return courier;
    }

    /** Returns whether the courier of {@code peer} has nothing more to do; then it is gone. */
    boolean retire(PeerId peer) {
        synchronized (box) {
            // Whoever has something new to tell comes through here afterwards, and finds no courier.
            if (box.wants(peer)) {
                return false;
            }
            all.remove(peer);
            return true;
        }
    }

    void wake() {
        List<Courier> couriers;
        synchronized (box) {
            couriers = List.copyOf(all.values());
        }
        couriers.forEach(Courier::wake);
    }

    void stop() {
        List<Courier> couriers;
        synchronized (box) {
            stopped = true;
            couriers = List.copyOf(all.values());
            all.clear();
        }
        couriers.forEach(Courier::stop);
    }
}
