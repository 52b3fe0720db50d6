package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.AskContent;

/** {@code h content} */
final class AskContentFields {
    private AskContentFields() {}

    static void write(AskContent message, MapWriter out) {
        out.hash("h", message.content().value());
    }

    static AskContent read(MapReader in) throws MalformedMessageException {
        return new AskContent(new ContentHash(in.hash("h")));
    }
}
