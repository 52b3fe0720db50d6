package org.truflow.protocol;

/** Answers a {@link Ping}. @param token the ping's */
public record Pong(long token) implements Message.Push {}
