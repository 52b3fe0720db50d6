package org.truflow.protocol.send;

import org.truflow.protocol.Message;

/** Tells the sender of an offer how it stands now. */
public record OfferChanged(long number, OfferHeard now) implements Message.Push {}
