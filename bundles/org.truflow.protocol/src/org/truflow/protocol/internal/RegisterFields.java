package org.truflow.protocol.internal;

import java.util.Optional;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.tracker.Credentials;
import org.truflow.protocol.tracker.Register;

/** {@code n name, p port, c catalog, s password, v invitation, d device} */
final class RegisterFields {
    private RegisterFields() {}

    static void write(Register message, MapWriter out) {
        var shown = message.credentials();
        out.text("n", message.name(), Limits.NAME)
                .number("p", message.port())
                .map("c", message.catalog(), CatalogVersionFields::write)
                .text("s", given(shown.password()), Credentials.PASSWORD)
                .text("v", given(shown.invitation()), Credentials.INVITATION)
                .text("d", given(shown.device()), Credentials.DEVICE);
    }

    static Register read(MapReader in) throws MalformedMessageException {
        return new Register(
                in.text("n", Limits.NAME),
                in.number("p", 1, 0xFFFF),
                in.map("c", CatalogVersionFields::read),
                new Credentials(
                        in.optionalText("s", Credentials.PASSWORD).orElse(""),
                        in.optionalText("v", Credentials.INVITATION).orElse(""),
                        in.optionalText("d", Credentials.DEVICE).orElse("")));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
