package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.UploadPlace;

/** {@code p place, n waiting, r reason} */
final class UploadPlaceFields {
    private UploadPlaceFields() {}

    static void write(UploadPlace message, MapWriter out) {
        out.number("p", message.place())
                .number("n", message.waiting())
                .cutText("r", message.reason(), Limits.ERROR_TEXT);
    }

    static UploadPlace read(MapReader in) throws MalformedMessageException {
        return new UploadPlace(
                in.number("p", 0, Integer.MAX_VALUE),
                in.number("n", 0, Integer.MAX_VALUE),
                in.cleanText("r", Limits.ERROR_TEXT));
    }
}
