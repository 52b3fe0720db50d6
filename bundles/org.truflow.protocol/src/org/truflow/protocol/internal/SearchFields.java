package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Search;

/** {@code q query, l limit, a cursor, c facets} */
final class SearchFields {
    private SearchFields() {}

    static void write(Search message, MapWriter out) {
        out.text("q", message.query(), Limits.QUERY)
                .number("l", message.limit())
                .text("a", message.cursor(), Limits.CURSOR)
                .flag("c", message.facets());
    }

    static Search read(MapReader in) throws MalformedMessageException {
        return new Search(
                in.text("q", Limits.QUERY),
                in.number("l", 1, Limits.PAGE),
                in.optionalText("a", Limits.CURSOR),
                in.flag("c"));
    }
}
