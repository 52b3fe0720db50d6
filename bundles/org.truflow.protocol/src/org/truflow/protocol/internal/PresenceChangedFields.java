package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.PresenceChanged;

/** {@code f full, p partial, x people, g removed} */
final class PresenceChangedFields {
    private PresenceChangedFields() {}

    static void write(PresenceChanged message, MapWriter out) {
        out.flag("f", message.full())
                .flag("p", message.partial())
                .maps("x", message.people(), PresenceChanged.MOST, PersonFields::write)
                .texts("g", message.removed(), PresenceChanged.MOST, Limits.NAME);
    }

    static PresenceChanged read(MapReader in) throws MalformedMessageException {
        return new PresenceChanged(
                in.flag("f"),
                in.flag("p"),
                in.maps("x", PresenceChanged.MOST, PersonFields::read),
                in.texts("g", PresenceChanged.MOST, Limits.NAME));
    }
}
