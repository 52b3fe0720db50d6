package org.truflow.protocol.chat;

import org.truflow.protocol.Message;

/** Tells the key that letters to here are sealed for. */
public record ChatKeyTold(byte[] statement) implements Message {}
