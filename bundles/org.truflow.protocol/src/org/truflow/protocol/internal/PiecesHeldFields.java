package org.truflow.protocol.internal;

import java.util.BitSet;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.PiecesHeld;

/** {@code s size, f full, b bits: the lowest bit of the first byte is piece 0} */
final class PiecesHeldFields {
    private PiecesHeldFields() {}

    static void write(PiecesHeld message, MapWriter out) {
        out.number("s", message.size())
                .flag("f", message.all())
                .bytes("b", message.pieces().toByteArray(), PiecesHeld.MOST / Byte.SIZE);
    }

    static PiecesHeld read(MapReader in) throws MalformedMessageException {
        var size = in.number("s", 0L, Long.MAX_VALUE);
        var all = in.flag("f");
        var bits = in.bytes("b", PiecesHeld.MOST / Byte.SIZE);
        return new PiecesHeld(size, all, all ? new BitSet() : BitSet.valueOf(bits));
    }
}
