package org.truflow.protocol;

/** Asks for a sign of life. @param token comes back in the {@link Pong} */
public record Ping(long token) implements Message.Push {}
