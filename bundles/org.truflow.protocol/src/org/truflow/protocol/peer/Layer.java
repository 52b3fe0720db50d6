package org.truflow.protocol.peer;

import org.truflow.protocol.Message;

/**
 * @param hashes 32 bytes each, those of the pieces asked for that exist
 * @param proof 32 bytes each, the uncle hashes from the asked subtree up to the root, lowest first
 */
public record Layer(byte[] hashes, byte[] proof) implements Message {}
