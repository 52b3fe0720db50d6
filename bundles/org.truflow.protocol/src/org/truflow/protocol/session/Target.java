package org.truflow.protocol.session;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;

/**
 * Whom to connect to.
 *
 * @param addresses tried in order; unresolved ones are looked up at every attempt
 * @param expected whose key must be proved; empty takes anyone, for a first meeting
 */
public record Target(List<InetSocketAddress> addresses, Optional<PeerId> expected, SessionKind kind) {
    public Target {
        addresses = List.copyOf(addresses);
    }
}
