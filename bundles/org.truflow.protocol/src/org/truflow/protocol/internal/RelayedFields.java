package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Relay;
import org.truflow.protocol.tracker.Relayed;

/** {@code n from, t text} */
final class RelayedFields {
    private RelayedFields() {}

    static void write(Relayed message, MapWriter out) {
        out.text("n", message.from(), Limits.NAME).text("t", message.text(), Relay.TEXT);
    }

    static Relayed read(MapReader in) throws MalformedMessageException {
        return new Relayed(in.text("n", Limits.NAME), in.text("t", Relay.TEXT));
    }
}
