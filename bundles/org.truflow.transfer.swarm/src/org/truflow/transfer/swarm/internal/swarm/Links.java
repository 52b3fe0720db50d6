package org.truflow.transfer.swarm.internal.swarm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truflow.id.PeerId;

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
