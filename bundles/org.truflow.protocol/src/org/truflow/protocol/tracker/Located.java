package org.truflow.protocol.tracker;

import java.net.InetSocketAddress;
import java.util.List;
import org.truflow.protocol.Message;

/** @param addresses literal IP addresses the tracker saw for live sessions of the peer, with its listening port; empty when offline */
public record Located(List<InetSocketAddress> addresses) implements Message {
    public Located {
        addresses = List.copyOf(addresses);
    }
}
