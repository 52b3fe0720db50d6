package org.truflow.protocol.internal;

import org.truflow.id.Sha256;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.Layer;

/** {@code x hashes, p proof} */
final class LayerFields {
    private LayerFields() {}

    static void write(Layer message, MapWriter out) {
        out.bytes("x", message.hashes(), AskLayer.MOST * Sha256.LENGTH)
                .bytes("p", message.proof(), Limits.PROOF_HASHES * Sha256.LENGTH);
    }

    static Layer read(MapReader in) throws MalformedMessageException {
        return new Layer(hashes(in, "x", AskLayer.MOST), hashes(in, "p", Limits.PROOF_HASHES));
    }

    static byte[] hashes(MapReader in, String key, int most) throws MalformedMessageException {
        var bytes = in.bytes(key, most * Sha256.LENGTH);
        if (bytes.length % Sha256.LENGTH != 0) {
            throw in.malformed(key, bytes.length + " bytes are not a number of hashes");
        }
        return bytes;
    }
}
