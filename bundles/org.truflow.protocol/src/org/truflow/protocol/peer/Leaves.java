package org.truflow.protocol.peer;

import org.truflow.protocol.Message;

/** @param hashes 32 bytes each, those of the leaves of the piece that exist; they lead to the hash of the piece */
public record Leaves(byte[] hashes) implements Message {
    public static final int MOST = 4_096;
}
