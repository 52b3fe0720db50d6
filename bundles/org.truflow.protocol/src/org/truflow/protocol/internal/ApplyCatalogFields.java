package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.ApplyCatalog;

/** {@code b since, f fresh, c version, x changes, w audiences} */
final class ApplyCatalogFields {
    private ApplyCatalogFields() {}

    static void write(ApplyCatalog message, MapWriter out) {
        out.map("b", message.since(), CatalogVersionFields::write)
                .flag("f", message.fresh())
                .map("c", message.version(), CatalogVersionFields::write)
                .maps("x", message.changes(), ApplyCatalog.MOST, CatalogChangeFields::write);
        AudienceFields.write("w", message.audiences(), out);
    }

    static ApplyCatalog read(MapReader in) throws MalformedMessageException {
        return new ApplyCatalog(
                in.map("b", CatalogVersionFields::read),
                in.flag("f"),
                in.map("c", CatalogVersionFields::read),
                in.maps("x", ApplyCatalog.MOST, CatalogChangeFields::read),
                AudienceFields.read("w", in));
    }
}
