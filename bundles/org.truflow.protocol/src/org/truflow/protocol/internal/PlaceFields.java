package org.truflow.protocol.internal;

import org.truflow.id.PeerId;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.search.Place;

/** {@code u user, p peer, f path, o online} */
final class PlaceFields {
    private PlaceFields() {}

    static void write(Place place, MapWriter out) {
        out.text("u", place.user(), Limits.NAME)
                .hash("p", place.peer().value())
                .text("f", place.path(), Limits.PATH)
                .flag("o", place.online());
    }

    static Place read(MapReader in) throws MalformedMessageException {
        return new Place(in.text("u", Limits.NAME), new PeerId(in.hash("p")), in.text("f", Limits.PATH), in.flag("o"));
    }
}
