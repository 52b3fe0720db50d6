package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Browse;

/** {@code u user, p path, a after, l limit} */
final class BrowseFields {
    private BrowseFields() {}

    static void write(Browse message, MapWriter out) {
        out.text("u", message.user(), Limits.NAME)
                .text("p", message.path(), Limits.PATH)
                .text("a", message.after(), Limits.FILE_NAME)
                .number("l", message.limit());
    }

    static Browse read(MapReader in) throws MalformedMessageException {
        return new Browse(
                in.text("u", Limits.NAME),
                in.text("p", Limits.PATH),
                in.optionalText("a", Limits.FILE_NAME),
                in.number("l", 1, Limits.PAGE));
    }
}
