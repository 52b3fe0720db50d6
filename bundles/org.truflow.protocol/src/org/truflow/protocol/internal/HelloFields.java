package org.truflow.protocol.internal;

import org.truflow.protocol.Hello;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.session.SessionKind;

/** {@code v version, c capabilities, k kind: 0 control 1 data, w vouches} */
final class HelloFields {
    private HelloFields() {}

    static void write(Hello message, MapWriter out) {
        out.number("v", message.version())
                .texts("c", message.capabilities(), Limits.CAPABILITIES, Limits.CAPABILITY)
                .number("k", number(message.kind()))
                .bytes("w", message.vouches(), Limits.VOUCHES, Limits.VOUCH_BYTES);
    }

    static Hello read(MapReader in) throws MalformedMessageException {
        return new Hello(
                in.number("v", 1, Integer.MAX_VALUE),
                in.texts("c", Limits.CAPABILITIES, Limits.CAPABILITY),
                in.number("k", 0, 1) == 0 ? SessionKind.CONTROL : SessionKind.DATA,
                in.bytes("w", Limits.VOUCHES, Limits.VOUCH_BYTES));
    }

    private static int number(SessionKind kind) {
        return switch (kind) {
            case CONTROL -> 0;
            case DATA -> 1;
        };
    }
}
