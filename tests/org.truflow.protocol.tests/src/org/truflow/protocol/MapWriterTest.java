package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("resource") // payloads that are bytes in memory
class MapWriterTest {
    private static final int OPCODE = 0x90;
    private static final TextLimit LONG = TextLimit.ofBytes(1 << 20);

    @Test
    void writes_numbers_as_short_as_the_library_does() {
        for (var bit = 0; bit < 64; bit++) {
            for (var delta = -2; delta <= 2; delta++) {
                for (var sign = -1; sign <= 1; sign += 2) {
                    var number = sign * ((1L << bit) + delta);
                    same(Map.of("n", number), out -> out.number("n", number));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 255, 256, 65_535, 65_536})
    void writes_lengths_as_short_as_the_library_does(int length) {
        var text = "x".repeat(length);
        var bytes = new byte[length];
        var list = Collections.nCopies(length, "");

        same(Map.of("t", text), out -> out.text("t", text, LONG));
        same(Map.of("b", bytes), out -> out.bytes("b", bytes, 1 << 20));
        same(Map.of("l", list), out -> out.texts("l", list, 1 << 20, LONG));
    }

    @Test
    void writes_reals_flags_instants_and_hashes() {
        same(Map.of("r", 2.5), out -> out.real("r", 2.5));
        same(Map.of("f", true), out -> out.flag("f", true));
        same(Map.of("m", 1_234L), out -> out.instant("m", Instant.ofEpochSecond(1, 234_999_999)));
        same(Map.of("m", -1L), out -> out.instant("m", Instant.ofEpochSecond(0, -1)));
        same(Map.of("h", Samples.filled(0xC0)), out -> out.hash("h", Samples.CONTENT.value()));
        same(Map.of("h", List.of(Samples.filled(0xC0))), out -> out.hashes("h", List.of(Samples.CONTENT.value()), 1));
    }

    @Test
    void leaves_out_what_is_absent() {
        same(
                Map.of(),
                out -> out.flag("f", false).text("t", Optional.empty(), LONG).hash("h", Optional.empty()));
    }

    @Test
    void moves_instants_that_no_one_could_read_to_the_nearest_that_one_can() {
        same(Map.of("m", MapReader.FIRST_INSTANT.toEpochMilli()), out -> out.instant("m", Instant.MIN));
        same(Map.of("m", MapReader.LAST_INSTANT.toEpochMilli()), out -> out.instant("m", Instant.MAX));
    }

    @Test
    void writes_maps_within_maps() {
        same(
                Map.of("l", List.of(Map.of("n", 1), Map.of("m", Map.of("n", 2)))),
                out -> out.maps("l", List.of(1, 2), 2, (value, element) -> {
                    if (value == 1) {
                        element.number("n", value);
                    } else {
                        element.map("m", value, (inner, innermost) -> innermost.number("n", inner));
                    }
                }));
    }

    @Test
    void writes_a_question_mark_for_half_a_pair() {
        same(Map.of("t", "a?b"), out -> out.text("t", "a\ud83db", LONG));
    }

    @Test
    void cuts_text_for_people_between_characters() {
        var smile = "\ud83d\ude00";

        same(Map.of("t", smile.repeat(3)), out -> out.cutText("t", smile.repeat(4), TextLimit.ofCharacters(3)));
        same(Map.of("t", smile.repeat(3)), out -> out.cutText("t", smile.repeat(3), TextLimit.ofCharacters(3)));
    }

    @Test
    void refuses_what_the_reader_would_refuse() {
        refuses(out -> out.text("t", "abc", TextLimit.ofCharacters(2)));
        refuses(out -> out.text("t", "ää", new TextLimit(2, 3)));
        refuses(out -> out.texts("t", List.of("a", "b"), 1, LONG));
        refuses(out -> out.texts("t", List.of("a", "bc"), 2, TextLimit.ofCharacters(1)));
        refuses(out -> out.bytes("b", new byte[3], 2));
        refuses(out -> out.bytes("b", List.of(new byte[3]), 1, 2));
        refuses(out -> out.hashes("h", List.of(Samples.CONTENT.value()), 0));
        refuses(out -> out.real("r", Double.NaN));
        refuses(out -> out.real("r", Double.POSITIVE_INFINITY));
        refuses(out -> out.payload("d", new BytesPayload(new byte[3]), 2));
    }

    @Test
    void refuses_mistakes_of_a_codec() {
        mistaken(out -> out.number("i", 1));
        mistaken(out -> out.number("k".repeat(32), 1));
        mistaken(out -> {
            for (var i = 0; i < 16; i++) {
                out.number("k" + i, i);
            }
        });
        mistaken(out -> {
            out.payload("d", new BytesPayload(), 2);
            out.number("n", 1);
        });
        mistaken(out -> out.map("m", 1, (_, inner) -> inner.payload("d", new BytesPayload(), 2)));
    }

    @Test
    void stops_at_the_limit_of_the_message_whatever_it_is_made_of() {
        var fits = new MapWriter("T", 8, 0).text("t", "xxxx", LONG);
        assertEquals(8, length(fits.finish(OPCODE)));

        oversized(7, out -> out.text("t", "xxxx", LONG));
        oversized(0, out -> out.flag("f", true));
        oversized(3, out -> out.flag("f", true));
        oversized(4, out -> out.number("n", 128));
        oversized(36, out -> out.hash("h", Samples.CONTENT.value()));
        oversized(2_000_000, out -> out.texts("l", Collections.nCopies(1_000, "x".repeat(2_000)), 1_000, LONG));
    }

    @Test
    void counts_the_payload_before_it_is_read() {
        var fits = new MapWriter("T", 10, 0);
        fits.payload("d", new BytesPayload(new byte[5]), 100);
        assertEquals(10, length(fits.finish(OPCODE)));

        var oversized = new MapWriter("T", 9, 0);
        assertThrows(OversizedMessageException.class, () -> oversized.payload("d", new BytesPayload(new byte[5]), 100));
    }

    @Test
    void has_no_payload_unless_one_was_written() {
        assertNull(new MapWriter("T", 10, 0).finish(OPCODE).payload());
    }

    private static long length(Encoded encoded) {
        try {
            return FrameHeader.read(encoded.head()).length();
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static void same(Map<String, ?> expected, Consumer<MapWriter> writing) {
        assertArrayEquals(Bodies.pack(expected), body(writing));
    }

    private static void refuses(Consumer<MapWriter> writing) {
        assertThrows(IllegalArgumentException.class, () -> body(writing));
    }

    private static void oversized(int limit, Consumer<MapWriter> writing) {
        assertThrows(OversizedMessageException.class, () -> writing.accept(new MapWriter("T", limit, 0)));
    }

    private static void mistaken(Consumer<MapWriter> writing) {
        assertThrows(IllegalStateException.class, () -> body(writing));
    }

    private static byte[] body(Consumer<MapWriter> writing) {
        var out = new MapWriter("T", 1 << 20, 0);
        writing.accept(out);
        ByteBuffer head = out.finish(OPCODE).head();
        return Arrays.copyOfRange(head.array(), FrameHeader.LENGTH, head.limit());
    }
}
