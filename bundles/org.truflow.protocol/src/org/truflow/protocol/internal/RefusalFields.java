package org.truflow.protocol.internal;

import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.Refusal;

/** {@code e number of the error, m message, r remedy} */
final class RefusalFields {
    private RefusalFields() {}

    static void write(Refusal message, MapWriter out) {
        out.number("e", message.code().number())
                .cutText("m", message.message(), Limits.ERROR_TEXT)
                .cutText("r", message.remedy(), Limits.ERROR_TEXT);
    }

    static Refusal read(MapReader in) throws MalformedMessageException {
        return new Refusal(
                ErrorCode.of(in.number("e", 0, Integer.MAX_VALUE)),
                in.cleanText("m", Limits.ERROR_TEXT),
                in.cleanText("r", Limits.ERROR_TEXT));
    }
}
