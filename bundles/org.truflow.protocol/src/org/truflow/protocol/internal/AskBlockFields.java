package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.AskBlock;

/** {@code h content, o offset, l length} */
final class AskBlockFields {
    private static final int LEAF = 16 << 10;

    private AskBlockFields() {}

    static void write(AskBlock message, MapWriter out) {
        out.hash("h", message.content().value()).number("o", message.offset()).number("l", message.length());
    }

    static AskBlock read(MapReader in) throws MalformedMessageException {
        var offset = in.number("o", 0, Long.MAX_VALUE - AskBlock.MOST);
        if (offset % LEAF != 0) {
            throw in.malformed("o", offset + " is not a multiple of " + LEAF);
        }
        return new AskBlock(new ContentHash(in.hash("h")), offset, in.number("l", 1, AskBlock.MOST));
    }
}
