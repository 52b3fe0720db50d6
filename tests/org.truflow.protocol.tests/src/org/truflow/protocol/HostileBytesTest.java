package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truflow.protocol.peer.Block;

/** Whatever bytes come: a message, or {@link MalformedMessageException}, and every payload in one pair of hands. */
class HostileBytesTest {
    private static final int MUTATIONS = 2_000;

    /** First bytes of every MessagePack format, shortest and longest. */
    private static final int[] FORMATS = IntStream.concat(
                    IntStream.of(0x00, 0x01, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x91, 0x9F, 0xA0, 0xA1, 0xBF, 0xE0, 0xFF),
                    IntStream.rangeClosed(0xC0, 0xDF))
            .toArray();

    private final Wire wire = new Wire();

    static Stream<String> samples() {
        return Samples.byTitle().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refuses_a_body_cut_short_at_any_byte(String title) {
        var envelope = Samples.byTitle().get(title);
        var body = Frames.body(wire, envelope);

        for (var length = 0; length < body.length; length++) {
            var cut = Arrays.copyOf(body, length);
            assertThrows(
                    MalformedMessageException.class, () -> Frames.decode(wire, Frames.opcode(wire, envelope), cut));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survives_every_format_at_every_byte(String title) {
        var envelope = Samples.byTitle().get(title);
        var body = Frames.body(wire, envelope);
        var opcode = Frames.opcode(wire, envelope);

        for (var at = 0; at < body.length; at++) {
            for (var format : FORMATS) {
                survives(opcode, with(body.clone(), at, format));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survives_random_mutations(String title) {
        var envelope = Samples.byTitle().get(title);
        var body = Frames.body(wire, envelope);
        var opcode = Frames.opcode(wire, envelope);
        var random = new Random(title.hashCode());

        for (var i = 0; i < MUTATIONS; i++) {
            survives(opcode, mutated(body, random));
        }
    }

    @Test
    void survives_random_bytes_under_every_opcode() {
        var random = new Random(7);

        for (var i = 0; i < 50_000; i++) {
            var body = new byte[random.nextInt(64)];
            random.nextBytes(body);
            if (body.length > 0) {
                body[0] = (byte) (0x80 + random.nextInt(8));
            }
            survives(random.nextInt(0x100), body);
        }
    }

    private static byte[] mutated(byte[] body, Random random) {
        var changed = body.clone();
        for (var change = random.nextInt(3); change >= 0 && changed.length > 0; change--) {
            var at = random.nextInt(changed.length);
            changed = switch (random.nextInt(4)) {
                case 0 -> with(changed, at, random.nextInt());
                case 1 -> spliced(changed, at, at + 1 + random.nextInt(8), new byte[0]);
                case 2 -> spliced(changed, at, at, random(random));
                default -> spliced(changed, at, at, Arrays.copyOfRange(body, random.nextInt(body.length), body.length));
            };
        }
        return changed;
    }

    private static byte[] random(Random random) {
        var bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
        var end = Math.min(to, bytes.length);
        return ByteBuffer.allocate(from + instead.length + bytes.length - end)
                .put(bytes, 0, from)
                .put(instead)
                .put(bytes, end, bytes.length - end)
                .array();
    }

    private void survives(int opcode, byte[] body) {
        var slices = new Slices(body);
        try {
            var envelope = wire.decode(opcode, ByteBuffer.wrap(body), slices);
            slices.assertHandedOut(envelope);
        } catch (MalformedMessageException e) {
            assertNull(e.getCause(), () -> "a codec threw " + e.getCause());
            slices.assertClosed();
        }
    }

    /** Checks what is cut out and that it is closed if nobody gets it. */
    private static final class Slices implements PayloadSlicer {
        private final byte[] body;
        private final List<BytesPayload> payloads = new ArrayList<>();

        Slices(byte[] body) {
            this.body = body;
        }

        @Override
        public Payload.Received slice(int offset, int length) {
            assertEquals(body.length, offset + length, "end of the payload");
            var payload = new BytesPayload(ByteBuffer.wrap(body, offset, length));
            payloads.add(payload);
            return payload;
        }

        void assertHandedOut(Envelope envelope) {
            assertEquals(envelope.message() instanceof Block ? 1 : 0, payloads.size());
            payloads.forEach(payload -> assertEquals(0, payload.closed()));
        }

        void assertClosed() {
            payloads.forEach(payload -> assertEquals(1, payload.closed()));
        }
    }
}
