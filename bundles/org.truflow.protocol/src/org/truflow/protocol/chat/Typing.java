package org.truflow.protocol.chat;

import org.truflow.protocol.Message;

/** The person at this installation types to the other now, or no more. Holds for some seconds. */
public record Typing(boolean now) implements Message.Push {}
