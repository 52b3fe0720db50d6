package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.FindSources;

/** {@code x contents} */
final class FindSourcesFields {
    private FindSourcesFields() {}

    static void write(FindSources message, MapWriter out) {
        out.hashes("x", message.contents().stream().map(ContentHash::value).toList(), FindSources.MOST);
    }

    static FindSources read(MapReader in) throws MalformedMessageException {
        return new FindSources(
                in.hashes("x", FindSources.MOST).stream().map(ContentHash::new).toList());
    }
}
