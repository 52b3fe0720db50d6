package org.truflow.net.netty.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.truflow.protocol.Encoded;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.Message;
import org.truflow.protocol.Wire;

/**
 * Remembers the bytes of the last push, since the same one often goes to many sessions: it is encoded once, and they
 * share the bytes. Call from any thread.
 */
final class LastPush {
    private volatile @Nullable Made last;

    private record Made(Message.Push message, Wire wire, Encoded encoded) {}

    /** Returns the frame of a push, to be read once. */
    Encoded encode(Wire wire, Message.Push push) {
        var made = last;
        if (made == null || made.message != push || made.wire != wire) {
            var encoded = wire.encode(new Envelope(0, push));
            if (encoded.hasPayload()) {
                return encoded;
            }
            made = new Made(push, wire, encoded);
            last = made;
        }
        return new Encoded(made.encoded.head().duplicate(), null);
    }
}
