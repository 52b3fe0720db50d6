package org.truflow.protocol.internal;

import java.util.BitSet;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.FindSources;

/** {@code x contents, w begun: the lowest bit of the first byte is the first content} */
final class FindSourcesFields {
    private FindSourcesFields() {}

    static void write(FindSources message, MapWriter out) {
        out.hashes("x", message.contents().stream().map(ContentHash::value).toList(), FindSources.MOST);
        message.begun().ifPresent(begun -> out.bytes("w", begun.toByteArray(), FindSources.MOST / Byte.SIZE));
    }

    static FindSources read(MapReader in) throws MalformedMessageException {
        var contents =
                in.hashes("x", FindSources.MOST).stream().map(ContentHash::new).toList();
        return in.has("w")
                ? new FindSources(contents, Optional.of(BitSet.valueOf(in.bytes("w", FindSources.MOST / Byte.SIZE))))
                : new FindSources(contents);
    }
}
