package org.truflow.protocol.internal;

import org.truflow.id.PeerId;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.AskPeople;

/** {@code a after, l limit, o online, w watch, n names, k keys} */
final class AskPeopleFields {
    private AskPeopleFields() {}

    static void write(AskPeople message, MapWriter out) {
        out.text("a", message.after(), Limits.NAME)
                .number("l", message.limit())
                .flag("o", message.online())
                .flag("w", message.watch())
                .texts("n", message.names(), AskPeople.MOST, Limits.NAME)
                .hashes("k", message.keys().stream().map(PeerId::value).toList(), AskPeople.MOST);
    }

    static AskPeople read(MapReader in) throws MalformedMessageException {
        return new AskPeople(
                in.optionalText("a", Limits.NAME),
                in.number("l", 1, AskPeople.MOST),
                in.flag("o"),
                in.flag("w"),
                in.texts("n", AskPeople.MOST, Limits.NAME),
                in.hashes("k", AskPeople.MOST).stream().map(PeerId::new).toList());
    }
}
