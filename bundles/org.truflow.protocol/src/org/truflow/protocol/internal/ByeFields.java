package org.truflow.protocol.internal;

import org.truflow.protocol.Bye;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;

/** {@code r reason} */
final class ByeFields {
    private ByeFields() {}

    static void write(Bye message, MapWriter out) {
        out.cutText("r", message.reason(), Limits.ERROR_TEXT);
    }

    static Bye read(MapReader in) throws MalformedMessageException {
        return new Bye(in.cleanText("r", Limits.ERROR_TEXT));
    }
}
