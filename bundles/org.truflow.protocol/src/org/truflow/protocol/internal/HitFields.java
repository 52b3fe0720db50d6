package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.search.Hit;

/** {@code n name, f folder, s size, m modified, h content, x places, r score, c sources} */
final class HitFields {
    private HitFields() {}

    static void write(Hit hit, MapWriter out) {
        out.text("n", hit.name(), Limits.FILE_NAME)
                .flag("f", hit.folder())
                .number("s", hit.size())
                .instant("m", hit.modified())
                .hash("h", hit.content().map(ContentHash::value))
                .maps("x", hit.places(), Limits.PLACES, PlaceFields::write)
                .real("r", hit.score());
        if (hit.sources() != Hit.sources(hit.places())) {
            out.number("c", hit.sources());
        }
    }

    static Hit read(MapReader in) throws MalformedMessageException {
        var places = in.maps("x", Limits.PLACES, PlaceFields::read);
        if (places.isEmpty()) {
            throw in.malformed("x", "a hit has at least one place");
        }
        var hit = new Hit(
                in.text("n", Limits.FILE_NAME),
                in.flag("f"),
                in.number("s", 0, Long.MAX_VALUE),
                in.instant("m"),
                in.optionalHash("h").map(ContentHash::new),
                places,
                in.real("r"));
        return in.has("c") ? hit.withSources(in.number("c", 1, Integer.MAX_VALUE)) : hit;
    }
}
