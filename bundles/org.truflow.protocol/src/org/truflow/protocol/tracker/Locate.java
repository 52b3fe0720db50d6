package org.truflow.protocol.tracker;

import org.truflow.id.PeerId;
import org.truflow.protocol.Message;

/** Asks where a peer can be reached now. */
public record Locate(PeerId peer) implements Message.Request<Located> {}
