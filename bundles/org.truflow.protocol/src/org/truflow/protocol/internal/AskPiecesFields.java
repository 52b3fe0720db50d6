package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.AskPieces;

/** {@code h content} */
final class AskPiecesFields {
    private AskPiecesFields() {}

    static void write(AskPieces message, MapWriter out) {
        out.hash("h", message.content().value());
    }

    static AskPieces read(MapReader in) throws MalformedMessageException {
        return new AskPieces(new ContentHash(in.hash("h")));
    }
}
