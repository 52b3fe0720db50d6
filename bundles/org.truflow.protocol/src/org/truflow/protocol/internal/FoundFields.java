package org.truflow.protocol.internal;

import java.util.Optional;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Found;
import org.truflow.search.SearchPage;

/** {@code x hits, a cursor, u cut, c facets} */
final class FoundFields {
    private FoundFields() {}

    static void write(Found message, MapWriter out) {
        var page = message.page();
        out.maps("x", page.hits(), Limits.PAGE, HitFields::write)
                .text("a", page.cursor(), Limits.CURSOR)
                .flag("u", page.cut());
        page.facets().ifPresent(facets -> out.map("c", facets, FacetsFields::write));
    }

    static Found read(MapReader in) throws MalformedMessageException {
        return new Found(new SearchPage(
                in.maps("x", Limits.PAGE, HitFields::read),
                in.optionalText("a", Limits.CURSOR),
                in.flag("u"),
                in.has("c") ? Optional.of(in.map("c", FacetsFields::read)) : Optional.empty()));
    }
}
