package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.FrameHeader;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.Message;
import org.truflow.protocol.OversizedMessageException;
import org.truflow.protocol.Wire;

/** What is within a letter: one frame, as everywhere. */
public final class Frames {
    private static final Wire WIRE = new Wire();

    private Frames() {}

    /** @throws IOException if it is too large to be sent */
    public static byte[] write(Message.Push message) throws IOException {
        try {
            var head = WIRE.encode(new Envelope(0, message)).head();
            var bytes = new byte[head.remaining()];
            head.get(bytes);
            return bytes;
        } catch (OversizedMessageException e) {
            throw new IOException("that is too much for one message: " + e.getMessage(), e);
        }
    }

    public static Message read(byte[] frame) throws MalformedMessageException {
        var in = ByteBuffer.wrap(frame);
        var header = FrameHeader.read(in);
        if (header.length() != in.remaining() || header.length() > WIRE.limit(header.opcode())) {
            throw new MalformedMessageException("a letter holds a frame of another length");
        }
        return WIRE.decode(header.opcode(), in, (_, _) -> {
                    throw new IllegalStateException("no letter has bulk bytes");
                })
                .message();
    }
}
