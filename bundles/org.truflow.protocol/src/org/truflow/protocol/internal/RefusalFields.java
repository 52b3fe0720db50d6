package org.truflow.protocol.internal;

import java.time.Duration;
import java.util.Optional;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.Refusal;

/** {@code e number of the error, m message, r remedy, a seconds to wait} */
final class RefusalFields {
    private static final int MOST_SECONDS = 366 * 24 * 60 * 60;

    private RefusalFields() {}

    static void write(Refusal message, MapWriter out) {
        out.number("e", message.code().number())
                .cutText("m", message.message(), Limits.ERROR_TEXT)
                .cutText("r", message.remedy(), Limits.ERROR_TEXT);
        message.after().ifPresent(after -> out.number("a", Math.clamp(after.toSeconds(), 1, MOST_SECONDS)));
    }

    static Refusal read(MapReader in) throws MalformedMessageException {
        return new Refusal(
                ErrorCode.of(in.number("e", 0, Integer.MAX_VALUE)),
                in.cleanText("m", Limits.ERROR_TEXT),
                in.cleanText("r", Limits.ERROR_TEXT),
                in.has("a") ? Optional.of(Duration.ofSeconds(in.number("a", 1, MOST_SECONDS))) : Optional.empty());
    }
}
