package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.PeopleTold;

/** {@code x people, a next, t total} */
final class PeopleToldFields {
    private PeopleToldFields() {}

    static void write(PeopleTold message, MapWriter out) {
        out.maps("x", message.people(), AskPeople.MOST, PersonFields::write)
                .text("a", message.next(), Limits.NAME)
                .number("t", message.total());
    }

    static PeopleTold read(MapReader in) throws MalformedMessageException {
        return new PeopleTold(
                in.maps("x", AskPeople.MOST, PersonFields::read),
                in.optionalText("a", Limits.NAME),
                in.number("t", 0, Integer.MAX_VALUE));
    }
}
