package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.protocol.internal.BuiltInMessages;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.Block;

/** What a body makes us allocate, measured by the virtual machine itself. */
class AllocationTest {
    private static final int APPLY_CATALOG = 0x12;
    private static final long FEW = 16 << 10;
    private static final int MOST_TIMES_THE_BODY = 40;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Wire wire = new Wire();

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "dfffffffff",
                "df7fffffff",
                "81a178ddffffffff",
                "81a178dfffffffff",
                "81a178dbffffffff",
                "81a178c6ffffffff",
                "81a178c9ffffffff00",
                "81a178dd00ffffff",
                "81dbffffffff",
            })
    void spends_next_to_nothing_on_lengths_that_lie(String head) {
        var body = Arrays.copyOf(HexFormat.of().parseHex(head), 1 << 16);

        for (var codec : BuiltInMessages.codecs()) {
            var length = Math.min(body.length, codec.limit());
            bounded(codec.opcode(), Arrays.copyOf(body, length), FEW);
        }
        bounded(0x7F, body, FEW);
    }

    @Test
    void spends_next_to_nothing_on_depth() {
        for (var head :
                List.of(new byte[] {(byte) 0x91}, new byte[] {(byte) 0x81, 0}, new byte[] {(byte) 0xdd, 0, 0, 0, 1})) {
            var body = ByteBuffer.allocate(4 << 20);
            body.put(new byte[] {(byte) 0x81, (byte) 0xa1, 'x'});
            while (body.remaining() >= head.length) {
                body.put(head);
            }
            bounded(APPLY_CATALOG, body.array(), FEW);
        }
    }

    @Test
    void spends_next_to_nothing_on_what_nobody_asked_for() {
        var ignored = new ArrayList<Object>();
        for (var i = 0; i < 20_000; i++) {
            ignored.add(Map.of("k", "a text of some length", "b", new byte[20], "n", List.of(1, 2, 3)));
        }
        var body = Bodies.pack(Map.of("i", 1, "b", version(), "c", version(), "x", List.of(), "later", ignored));

        bounded(APPLY_CATALOG, body, FEW);
    }

    @Test
    void spends_next_to_nothing_on_long_lists_of_nothing() {
        for (var key : List.of("x", "d", "c", "p", "h", "s", "g", "w")) {
            for (var element : List.of(List.of(), Map.of(), true, 1, "")) {
                var body = Bodies.pack(Map.of("i", 1, key, Collections.nCopies(60_000, element)));
                for (var codec : BuiltInMessages.codecs()) {
                    if (body.length <= codec.limit()) {
                        bounded(codec.opcode(), body, FEW);
                    }
                }
            }
        }
    }

    @Test
    void spends_on_the_largest_messages_a_small_multiple_of_their_bytes() {
        var hash = new byte[32];
        var place = Map.of("u", "", "p", hash, "f", "");
        var hit = Map.of("n", "", "s", 0, "m", 0, "x", Collections.nCopies(50, place), "r", 0);
        multiple(0x19, Map.of("i", 1, "x", Collections.nCopies(1_000, hit)));
        multiple(
                0x19,
                Map.of(
                        "i",
                        1,
                        "x",
                        Collections.nCopies(1_000, Map.of("n", "", "s", 0, "m", 0, "x", List.of(place), "r", 0))));
        var sources = new ArrayList<Object>();
        for (var i = 0; i < 1_000; i++) {
            var content = ByteBuffer.allocate(32).putInt(i).array();
            sources.add(Map.of("h", content, "s", List.of(Map.of("p", hash, "u", "", "f", "", "s", 0))));
        }
        multiple(0x1B, Map.of("i", 1, "x", sources));
        multiple(
                APPLY_CATALOG,
                Map.of(
                        "i",
                        1,
                        "b",
                        version(),
                        "c",
                        version(),
                        "x",
                        Collections.nCopies(2_000, Map.of("t", 2, "p", ""))));
        multiple(
                0x1E,
                Map.of(
                        "x",
                        Collections.nCopies(500, Map.of("n", "", "p", List.of(), "s", 0, "l", 0)),
                        "g",
                        Collections.nCopies(500, "")));
    }

    @Test
    void costs_little_to_ask_for_a_block_and_to_get_one() throws Exception {
        var ask = Frames.body(wire, Samples.of(AskBlock.class));
        var block = Frames.body(wire, Samples.of(Block.class));

        bounded(0x24, ask, 2 << 10);
        bounded(0x25, block, 2 << 10);
    }

    private static Map<String, Object> version() {
        return Map.of("e", 0, "n", 0);
    }

    private void multiple(int opcode, Map<String, Object> message) {
        var body = Bodies.pack(message);
        assertDoesNotThrow(() -> Frames.decode(wire, opcode, body));
        var allocated = allocated(opcode, body);
        assertTrue(
                allocated <= FEW + (long) MOST_TIMES_THE_BODY * body.length,
                () -> "opcode " + opcode + ": " + allocated + " bytes for " + body.length);
    }

    private void bounded(int opcode, byte[] body, long most) {
        var allocated = allocated(opcode, body);
        assertTrue(allocated <= most, () -> "opcode " + opcode + ": " + allocated + " bytes for " + body.length);
    }

    /** Returns the least of three times: the first may load classes. */
    private long allocated(int opcode, byte[] body) {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < 3; i++) {
            var in = ByteBuffer.wrap(body);
            try (var payload = new BytesPayload()) {
                var before = threads.getCurrentThreadAllocatedBytes();
                decode(opcode, in, payload);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
        }
        return least;
    }

    /** Only what it costs is asked, whether it is understood or not. */
    private boolean decode(int opcode, ByteBuffer body, Payload.Received payload) {
        try {
            wire.decode(opcode, body, (_, _) -> payload);
            return true;
        } catch (MalformedMessageException e) {
            return false;
        }
    }
}
