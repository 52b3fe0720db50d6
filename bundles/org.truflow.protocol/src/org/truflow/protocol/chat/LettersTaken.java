package org.truflow.protocol.chat;

import org.truflow.protocol.Message;

/** All letters of the stream up to a number are on disk there, whenever they came. @param upTo 0 for none */
public record LettersTaken(long upTo) implements Message {}
