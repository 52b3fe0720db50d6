package org.truflow.protocol.send;

import org.truflow.protocol.Message;

/** The offer is forgotten, or was never known. */
public record Withdrawn() implements Message {}
