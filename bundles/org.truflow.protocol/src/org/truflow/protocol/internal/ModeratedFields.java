package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.account.Moderated;

/** {@code x lines} */
final class ModeratedFields {
    private ModeratedFields() {}

    static void write(Moderated message, MapWriter out) {
        out.texts("x", message.lines(), Moderated.MOST, Moderated.LINE);
    }

    static Moderated read(MapReader in) throws MalformedMessageException {
        return new Moderated(in.texts("x", Moderated.MOST, Moderated.LINE));
    }
}
