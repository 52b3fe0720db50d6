package org.truflow.protocol.internal;

import org.truflow.id.PeerId;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Locate;

/** {@code p peer} */
final class LocateFields {
    private LocateFields() {}

    static void write(Locate message, MapWriter out) {
        out.hash("p", message.peer().value());
    }

    static Locate read(MapReader in) throws MalformedMessageException {
        return new Locate(new PeerId(in.hash("p")));
    }
}
