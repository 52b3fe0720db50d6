package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Register;

/** {@code n name, p port, c catalog} */
final class RegisterFields {
    private RegisterFields() {}

    static void write(Register message, MapWriter out) {
        out.text("n", message.name(), Limits.NAME)
                .number("p", message.port())
                .map("c", message.catalog(), CatalogVersionFields::write);
    }

    static Register read(MapReader in) throws MalformedMessageException {
        return new Register(
                in.text("n", Limits.NAME), in.number("p", 1, 0xFFFF), in.map("c", CatalogVersionFields::read));
    }
}
