package org.truflow.protocol.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.SourcesFound;

/** {@code x} list of {@code h content, s sources} */
final class SourcesFoundFields {
    private SourcesFoundFields() {}

    static void write(SourcesFound message, MapWriter out) {
        var each = message.sources().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Content(entry.getKey(), entry.getValue()))
                .toList();
        out.maps("x", each, FindSources.MOST, Content::write);
    }

    static SourcesFound read(MapReader in) throws MalformedMessageException {
        var sources = new HashMap<ContentHash, List<Source>>();
        for (var each : in.maps("x", FindSources.MOST, Content::read)) {
            if (sources.containsKey(each.hash)) {
                throw in.malformed("x", each.hash + " is there twice");
            }
            sources.put(each.hash, each.sources);
        }
        return new SourcesFound(sources);
    }

    private record Content(ContentHash hash, List<Source> sources) {
        static void write(Content content, MapWriter out) {
            out.hash("h", content.hash.value()).maps("s", content.sources, Limits.PLACES, SourceFields::write);
        }

        static Content read(MapReader in) throws MalformedMessageException {
            return new Content(new ContentHash(in.hash("h")), in.maps("s", Limits.PLACES, SourceFields::read));
        }
    }
}
