package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.CatalogApplied;

/** {@code c version} */
final class CatalogAppliedFields {
    private CatalogAppliedFields() {}

    static void write(CatalogApplied message, MapWriter out) {
        out.map("c", message.version(), CatalogVersionFields::write);
    }

    static CatalogApplied read(MapReader in) throws MalformedMessageException {
        return new CatalogApplied(in.map("c", CatalogVersionFields::read));
    }
}
