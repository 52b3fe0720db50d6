package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.AskLayer;

/** {@code h content, f first, n count} */
final class AskLayerFields {
    private AskLayerFields() {}

    static void write(AskLayer message, MapWriter out) {
        out.hash("h", message.content().value()).number("f", message.first()).number("n", message.count());
    }

    static AskLayer read(MapReader in) throws MalformedMessageException {
        var count = in.number("n", 1, AskLayer.MOST);
        if (Integer.bitCount(count) != 1) {
            throw in.malformed("n", count + " is not a power of two");
        }
        var first = in.number("f", 0, Integer.MAX_VALUE);
        if (first % count != 0) {
            throw in.malformed("f", first + " is not a multiple of " + count);
        }
        return new AskLayer(new ContentHash(in.hash("h")), first, count);
    }
}
