package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.QueuePlace;

/** {@code p place, n waiting, r reason} */
final class QueuePlaceFields {
    private QueuePlaceFields() {}

    static void write(QueuePlace message, MapWriter out) {
        out.number("p", message.place())
                .number("n", message.waiting())
                .cutText("r", message.reason(), Limits.ERROR_TEXT);
    }

    static QueuePlace read(MapReader in) throws MalformedMessageException {
        return new QueuePlace(
                in.number("p", 0, Integer.MAX_VALUE),
                in.number("n", 0, Integer.MAX_VALUE),
                in.cleanText("r", Limits.ERROR_TEXT));
    }
}
