package org.truflow.protocol;

/** A well-formed message of an opcode that nobody here knows. With an id it is refused, without it is ignored. Never sent. */
public record Unknown(int opcode) implements Message {}
