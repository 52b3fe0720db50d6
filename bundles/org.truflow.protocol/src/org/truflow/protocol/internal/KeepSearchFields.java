package org.truflow.protocol.internal;

import java.util.Optional;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.KeepSearch;
import org.truflow.protocol.tracker.SearchMatched;
import org.truflow.protocol.tracker.SearchesKept;
import org.truflow.search.SavedSearch;

/** {@code s save, f forget}; {@code x searches}; {@code n name, x hits, u missed} */
final class KeepSearchFields {
    private KeepSearchFields() {}

    static void write(KeepSearch message, MapWriter out) {
        message.save().ifPresent(search -> out.map("s", search, KeepSearchFields::write));
        out.text("f", message.forget(), Limits.NAME);
    }

    static KeepSearch read(MapReader in) throws MalformedMessageException {
        return new KeepSearch(
                in.has("s") ? Optional.of(in.map("s", KeepSearchFields::search)) : Optional.empty(),
                in.optionalText("f", Limits.NAME));
    }

    static void writeKept(SearchesKept message, MapWriter out) {
        out.maps("x", message.searches(), SearchesKept.MOST, KeepSearchFields::write);
    }

    static SearchesKept readKept(MapReader in) throws MalformedMessageException {
        return new SearchesKept(in.maps("x", SearchesKept.MOST, KeepSearchFields::search));
    }

    static void writeMatched(SearchMatched message, MapWriter out) {
        out.text("n", message.search(), Limits.NAME)
                .maps("x", message.hits(), SearchMatched.MOST, HitFields::write)
                .flag("u", message.missed());
    }

    static SearchMatched readMatched(MapReader in) throws MalformedMessageException {
        return new SearchMatched(
                in.text("n", Limits.NAME), in.maps("x", SearchMatched.MOST, HitFields::read), in.flag("u"));
    }

    private static void write(SavedSearch search, MapWriter out) {
        out.text("n", search.name(), Limits.NAME).text("q", search.query(), Limits.QUERY);
    }

    private static SavedSearch search(MapReader in) throws MalformedMessageException {
        return new SavedSearch(in.text("n", Limits.NAME), in.text("q", Limits.QUERY));
    }
}
