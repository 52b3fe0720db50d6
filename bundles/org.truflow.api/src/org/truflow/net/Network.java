package org.truflow.net;

import java.net.InetSocketAddress;
import java.util.List;
import org.truflow.id.PeerId;

/** What this installation's network does. Registered only while it listens. Call from any thread; nothing waits. */
public interface Network {
    /** Returns this installation's own id. */
    PeerId self();

    /** Returns the addresses listened on, with their real ports. */
    List<InetSocketAddress> listening();

    /** Returns how many sessions are open now, in and out. */
    int sessions();

    /** Returns the TLS and transport in use, for people, for example {@code epoll, BoringSSL}. */
    String describe();
}
