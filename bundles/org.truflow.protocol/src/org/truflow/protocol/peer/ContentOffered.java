package org.truflow.protocol.peer;

import org.truflow.protocol.Message;

/** @param size bytes, as the source says; the content hash decides */
public record ContentOffered(long size) implements Message {}
