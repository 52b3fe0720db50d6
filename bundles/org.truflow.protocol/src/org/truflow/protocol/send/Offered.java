package org.truflow.protocol.send;

import java.util.List;
import org.truflow.protocol.Message;

/** A part of the list of an offer: as many lines as fit, none beyond its end. */
public record Offered(List<OfferLine> lines) implements Message {
    /** Most lines in one message. */
    public static final int MOST = 1_000;

    public Offered {
        lines = List.copyOf(lines);
    }
}
