package org.truflow.protocol.internal;

import org.truflow.directory.Listing;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Browsed;

/** {@code x entries, a next} */
final class BrowsedFields {
    private BrowsedFields() {}

    static void write(Browsed message, MapWriter out) {
        var listing = message.listing();
        out.maps("x", listing.entries(), Limits.PAGE, EntryFields::write).text("a", listing.next(), Limits.FILE_NAME);
    }

    static Browsed read(MapReader in) throws MalformedMessageException {
        return new Browsed(
                new Listing(in.maps("x", Limits.PAGE, EntryFields::read), in.optionalText("a", Limits.FILE_NAME)));
    }
}
