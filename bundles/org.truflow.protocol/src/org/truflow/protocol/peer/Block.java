package org.truflow.protocol.peer;

import org.truflow.protocol.Message;
import org.truflow.protocol.Payload;

/** Bytes of a content. Whoever receives it closes the payload. */
public record Block(Payload payload) implements Message {}
