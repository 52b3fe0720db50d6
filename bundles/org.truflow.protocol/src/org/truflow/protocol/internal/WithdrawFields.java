package org.truflow.protocol.internal;

import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.send.Withdraw;
import org.truflow.protocol.send.Withdrawn;

/** {@code o number, r reason}; the reply has no key of its own */
final class WithdrawFields {
    private WithdrawFields() {}

    static void write(Withdraw message, MapWriter out) {
        out.number("o", message.number()).cutText("r", message.reason(), Limits.ERROR_TEXT);
    }

    static Withdraw read(MapReader in) throws MalformedMessageException {
        return new Withdraw(in.number("o", 1, Long.MAX_VALUE), in.cleanText("r", Limits.ERROR_TEXT));
    }

    static void writeReply(Withdrawn message, MapWriter out) {
        // That it comes is all that it says.
    }

    static Withdrawn readReply(MapReader in) {
        return new Withdrawn();
    }
}
