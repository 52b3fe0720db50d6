package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.send.OfferChanged;

/** {@code o number}, and what {@link OfferHeardFields} says */
final class OfferChangedFields {
    private OfferChangedFields() {}

    static void write(OfferChanged message, MapWriter out) {
        out.number("o", message.number());
        OfferHeardFields.write(message.now(), out);
    }

    static OfferChanged read(MapReader in) throws MalformedMessageException {
        return new OfferChanged(in.number("o", 1, Long.MAX_VALUE), OfferHeardFields.read(in));
    }
}
