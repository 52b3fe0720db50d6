package org.truflow.protocol.internal;

import org.truflow.directory.Source;
import org.truflow.id.PeerId;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;

/** {@code p peer, u user, f path, s size, o online, b partial, e for everyone} */
final class SourceFields {
    private SourceFields() {}

    static void write(Source source, MapWriter out) {
        out.hash("p", source.peer().value())
                .text("u", source.user(), Limits.NAME)
                .text("f", source.path(), Limits.PATH)
                .number("s", source.size())
                .flag("o", source.online())
                .flag("b", source.partial())
                .flag("e", source.forEveryone());
    }

    static Source read(MapReader in) throws MalformedMessageException {
        return new Source(
                new PeerId(in.hash("p")),
                in.text("u", Limits.NAME),
                in.text("f", Limits.PATH),
                in.number("s", 0, Long.MAX_VALUE),
                in.flag("o"),
                in.flag("b"),
                in.flag("e"));
    }
}
