package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferHeard;
import org.truflow.protocol.send.Standing;

/** {@code s standing, d bytes done, f files done, r reason} */
final class OfferHeardFields {
    private OfferHeardFields() {}

    static void write(OfferHeard message, MapWriter out) {
        out.number("s", message.standing().number())
                .number("d", message.done())
                .number("f", message.filesDone())
                .cutText("r", message.reason(), Limits.ERROR_TEXT);
    }

    static OfferHeard read(MapReader in) throws MalformedMessageException {
        return new OfferHeard(
                Standing.of(in.number("s", 0, Integer.MAX_VALUE)),
                in.number("d", 0, Long.MAX_VALUE),
                in.number("f", 0, Offer.MOST_ENTRIES),
                in.cleanText("r", Limits.ERROR_TEXT));
    }
}
