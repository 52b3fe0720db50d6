package org.truflow.protocol.internal;

import java.util.Optional;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.account.SetPassword;
import org.truflow.protocol.tracker.Credentials;

/** {@code o current, n changed}; neither when it is empty */
final class SetPasswordFields {
    private SetPasswordFields() {}

    static void write(SetPassword message, MapWriter out) {
        out.text("o", given(message.current()), Credentials.PASSWORD)
                .text("n", given(message.changed()), Credentials.PASSWORD);
    }

    static SetPassword read(MapReader in) throws MalformedMessageException {
        return new SetPassword(
                in.optionalText("o", Credentials.PASSWORD).orElse(""),
                in.optionalText("n", Credentials.PASSWORD).orElse(""));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
