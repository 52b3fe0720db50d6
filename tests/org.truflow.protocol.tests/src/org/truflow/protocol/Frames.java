package org.truflow.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;

/** Whole frames in memory. */
final class Frames {
    private Frames() {}

    /** Returns header, body and payload of {@code envelope}. */
    static byte[] bytes(Wire wire, Envelope envelope) {
        var encoded = wire.encode(envelope);
        try (var payload = encoded.payload()) {
            var out = ByteBuffer.allocate(encoded.head().remaining() + (payload == null ? 0 : payload.length()));
            out.put(encoded.head());
            if (payload != null) {
                payload.writeTo(out);
            }
            return out.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] body(Wire wire, Envelope envelope) {
        var frame = bytes(wire, envelope);
        return Arrays.copyOfRange(frame, FrameHeader.LENGTH, frame.length);
    }

    /** Decodes a whole frame. */
    static Envelope read(Wire wire, byte[] frame) throws MalformedMessageException {
        var in = ByteBuffer.wrap(frame);
        var header = FrameHeader.read(in);
        Assertions.assertEquals(in.remaining(), header.length(), "length in the header");
        return decode(wire, header.opcode(), in);
    }

    static Envelope decode(Wire wire, int opcode, byte... body) throws MalformedMessageException {
        return decode(wire, opcode, ByteBuffer.wrap(body));
    }

    static Envelope decode(Wire wire, int opcode, ByteBuffer body) throws MalformedMessageException {
        return wire.decode(
                opcode, body, (offset, length) -> new BytesPayload(body.slice(body.position() + offset, length)));
    }

    static int opcode(Wire wire, Envelope envelope) {
        return wire.encode(envelope).head().get(0) & 0xFF;
    }
}
