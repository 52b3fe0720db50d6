package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.ContentOffered;

/** {@code s size} */
final class ContentOfferedFields {
    private ContentOfferedFields() {}

    static void write(ContentOffered message, MapWriter out) {
        out.number("s", message.size());
    }

    static ContentOffered read(MapReader in) throws MalformedMessageException {
        return new ContentOffered(in.number("s", 0, Long.MAX_VALUE));
    }
}
