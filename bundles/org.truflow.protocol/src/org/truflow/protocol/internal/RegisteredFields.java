package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Registered;

/** {@code n name, t tracker, c catalog} */
final class RegisteredFields {
    private RegisteredFields() {}

    static void write(Registered message, MapWriter out) {
        out.text("n", message.name(), Limits.NAME)
                .cutText("t", message.tracker(), Limits.NAME)
                .map("c", message.catalog(), CatalogVersionFields::write);
    }

    static Registered read(MapReader in) throws MalformedMessageException {
        return new Registered(
                in.text("n", Limits.NAME), in.cleanText("t", Limits.NAME), in.map("c", CatalogVersionFields::read));
    }
}
