package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.SayPresence;

/** {@code s presence: 0 online 1 away 2 busy} */
final class SayPresenceFields {
    private SayPresenceFields() {}

    static void write(SayPresence message, MapWriter out) {
        out.number("s", PersonFields.number(message.presence()));
    }

    static SayPresence read(MapReader in) throws MalformedMessageException {
        return new SayPresence(PersonFields.presence(in.number("s", 0, 2)));
    }
}
