package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Located;

/** {@code x addresses} */
final class LocatedFields {
    private LocatedFields() {}

    static void write(Located message, MapWriter out) {
        out.maps("x", message.addresses(), Limits.ADDRESSES, AddressFields::write);
    }

    static Located read(MapReader in) throws MalformedMessageException {
        return new Located(in.maps("x", Limits.ADDRESSES, AddressFields::read));
    }
}
