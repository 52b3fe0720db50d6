package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.truflow.protocol.Encoded;
import org.truflow.protocol.Envelope;
import org.truflow.protocol.FrameHeader;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.Payload;
import org.truflow.protocol.Unknown;
import org.truflow.protocol.Wire;

/** Input is the opcode and then the body. */
class WireFuzzTest {
    private static final Wire WIRE = new Wire();

    @FuzzTest(maxDuration = "60s")
    void a_body_is_a_message_or_malformed_and_a_message_is_written_as_it_was_understood(byte[] bytes)
            throws MalformedMessageException {
        if (bytes.length == 0) {
            return;
        }
        var opcode = bytes[0] & 0xFF;
        var body = ByteBuffer.wrap(bytes, 1, bytes.length - 1).slice();
        var understood = decode(opcode, body);
        var direct = ByteBuffer.allocateDirect(body.remaining())
                .put(body.duplicate())
                .flip();
        assertEquals(understood.isPresent(), decode(opcode, direct).isPresent());
        if (understood.isEmpty() || understood.get().message() instanceof Unknown) {
            return;
        }

        var written = body(WIRE.encode(understood.get()));
        var again = WIRE.decode(
                opcode,
                ByteBuffer.wrap(written),
                (offset, length) -> new Slice(ByteBuffer.wrap(written), offset, length));

        assertArrayEquals(written, body(WIRE.encode(again)));
    }

    private static Optional<Envelope> decode(int opcode, ByteBuffer body) {
        try {
            return Optional.of(WIRE.decode(opcode, body, (offset, length) -> new Slice(body, offset, length)));
        } catch (MalformedMessageException malformed) {
            assertNull(malformed.getCause(), "thrown by a codec");
            return Optional.empty();
        }
    }

    private static byte[] body(Encoded encoded) {
        var payload = encoded.payload() instanceof Slice slice ? slice.bytes() : ByteBuffer.allocate(0);
        var head = encoded.head();
        var body = Arrays.copyOfRange(head.array(), FrameHeader.LENGTH, head.limit() + payload.remaining());
        payload.get(body, head.limit() - FrameHeader.LENGTH, payload.remaining());
        return body;
    }

    private record Slice(ByteBuffer body, int offset, int length) implements Payload.Received {
        @Override
        public ByteBuffer bytes() {
            return body.slice(offset, length).asReadOnlyBuffer();
        }

        @Override
        public void writeTo(ByteBuffer target) {
            target.put(bytes());
        }

        @Override
        public void close() {}
    }
}
