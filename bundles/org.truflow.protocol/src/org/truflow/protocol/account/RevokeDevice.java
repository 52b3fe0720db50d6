package org.truflow.protocol.account;

import org.truflow.id.PeerId;
import org.truflow.protocol.Message;

/** Unbinds a key, not the session's own, from the name of the session; its catalog is dropped and its session ends. */
public record RevokeDevice(PeerId device) implements Message.Request<Done> {}
