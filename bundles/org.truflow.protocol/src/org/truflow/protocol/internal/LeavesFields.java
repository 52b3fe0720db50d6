package org.truflow.protocol.internal;

import org.truflow.id.Sha256;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.Leaves;

/** {@code x hashes} */
final class LeavesFields {
    private LeavesFields() {}

    static void write(Leaves message, MapWriter out) {
        out.bytes("x", message.hashes(), Leaves.MOST * Sha256.LENGTH);
    }

    static Leaves read(MapReader in) throws MalformedMessageException {
        return new Leaves(LayerFields.hashes(in, "x", Leaves.MOST));
    }
}
