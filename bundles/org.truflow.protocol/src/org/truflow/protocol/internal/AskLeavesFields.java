package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.AskLeaves;

/** {@code h content, p piece} */
final class AskLeavesFields {
    private AskLeavesFields() {}

    static void write(AskLeaves message, MapWriter out) {
        out.hash("h", message.content().value()).number("p", message.piece());
    }

    static AskLeaves read(MapReader in) throws MalformedMessageException {
        return new AskLeaves(new ContentHash(in.hash("h")), in.number("p", 0, Integer.MAX_VALUE));
    }
}
