package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.Ping;

/** {@code t token} */
final class PingFields {
    private PingFields() {}

    static void write(Ping message, MapWriter out) {
        out.number("t", message.token());
    }

    static Ping read(MapReader in) throws MalformedMessageException {
        return new Ping(in.number("t", Long.MIN_VALUE, Long.MAX_VALUE));
    }
}
