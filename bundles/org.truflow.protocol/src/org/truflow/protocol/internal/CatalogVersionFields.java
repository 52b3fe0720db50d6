package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.share.CatalogVersion;

/** {@code e epoch, n number} */
final class CatalogVersionFields {
    private CatalogVersionFields() {}

    static void write(CatalogVersion version, MapWriter out) {
        out.number("e", version.epoch()).number("n", version.number());
    }

    static CatalogVersion read(MapReader in) throws MalformedMessageException {
        return new CatalogVersion(in.number("e", Long.MIN_VALUE, Long.MAX_VALUE), in.number("n", 0, Long.MAX_VALUE));
    }
}
