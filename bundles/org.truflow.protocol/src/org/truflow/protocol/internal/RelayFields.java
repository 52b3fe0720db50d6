package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Relay;

/** {@code x to, t text} */
final class RelayFields {
    private RelayFields() {}

    static void write(Relay message, MapWriter out) {
        out.texts("x", message.to(), Relay.MOST, Limits.NAME).text("t", message.text(), Relay.TEXT);
    }

    static Relay read(MapReader in) throws MalformedMessageException {
        return new Relay(in.texts("x", Relay.MOST, Limits.NAME), in.text("t", Relay.TEXT));
    }
}
