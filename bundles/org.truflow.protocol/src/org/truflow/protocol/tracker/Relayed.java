package org.truflow.protocol.tracker;

import org.truflow.protocol.Message;

/** A line that {@code from}, as the tracker knows, had handed on. */
public record Relayed(String from, String text) implements Message.Push {}
