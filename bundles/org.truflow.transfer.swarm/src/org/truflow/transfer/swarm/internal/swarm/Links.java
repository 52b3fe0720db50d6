package org.truflow.transfer.swarm.internal.swarm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truflow.id.PeerId;
import org.truflow.protocol.peer.UploadPlace;
import org.truflow.transfer.swarm.internal.plan.Lookup;

/** The links to all sources. Confined to the lane. */
public final class Links {
    private final Tools tools;
    private final Map<PeerId, Link> all = new HashMap<>();

    public Links(Tools tools) {
        this.tools = tools;
    }

    Link to(PeerId peer) {
        return all.computeIfAbsent(peer, _ -> new Link(tools, peer));
    }

    /** A peer told how long we have to wait there; of one that nothing is wanted of it means nothing. @param turn has come */
    void placed(PeerId peer, UploadPlace place, Runnable turn) {
        var link = Lookup.find(all, peer);
        if (link != null) {
            link.placed(place);
            if (place.place() == 0) {
                turn.run();
            }
        }
    }

    /** Sends what can be sent; called often. */
    public void pump() {
        List.copyOf(all.values()).forEach(Link::pump);
    }

    /** Forgets links that nobody needs. */
    public void tidy() {
        all.values().removeIf(Link::idle);
    }

    public void retrySoon() {
        all.values().forEach(Link::retrySoon);
    }

    public void close(String reason) {
        List.copyOf(all.values()).forEach(link -> link.close(reason));
        all.clear();
    }
}
