package org.truflow.protocol.tracker;

import org.truflow.protocol.Message;
import org.truflow.share.CatalogVersion;

/**
 * First request of a peer: binds {@code name} to the key of the session, or comes back to it.
 *
 * @param port where the peer listens for others; its host is what the tracker sees
 * @param catalog version of the peer's catalog, so that a reconnect with nothing changed needs nothing more
 */
public record Register(String name, int port, CatalogVersion catalog, Credentials credentials)
        implements Message.Request<Registered> {

    /** Shows nothing but the key. */
    public Register(String name, int port, CatalogVersion catalog) {
        this(name, port, catalog, Credentials.NONE);
    }
}
