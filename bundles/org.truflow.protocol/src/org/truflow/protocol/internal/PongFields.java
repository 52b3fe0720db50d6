package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.Pong;

/** {@code t token} */
final class PongFields {
    private PongFields() {}

    static void write(Pong message, MapWriter out) {
        out.number("t", message.token());
    }

    static Pong read(MapReader in) throws MalformedMessageException {
        return new Pong(in.number("t", Long.MIN_VALUE, Long.MAX_VALUE));
    }
}
