package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapReaderTest {
    private static final TextLimit SHORT = TextLimit.ofCharacters(5);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "00, 0",
        "7f, 127",
        "ff, -1",
        "e0, -32",
        "cc00, 0",
        "ccff, 255",
        "cdffff, 65535",
        "ceffffffff, 4294967295",
        "cf0000000000000001, 1",
        "cf7fffffffffffffff, 9223372036854775807",
        "d080, -128",
        "d18000, -32768",
        "d280000000, -2147483648",
        "d38000000000000000, -9223372036854775808"
    })
    void takes_a_number_in_every_form(String hex, long expected) throws Exception {
        assertEquals(expected, map("81a16e" + hex).number("n", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Test
    void refuses_a_number_out_of_bounds() throws Exception {
        assertEquals(5, map("81a16e05").number("n", 5, 5));
        refuses("T.n: 5 is not 6 to 9", () -> map("81a16e05").number("n", 6, 9));
        refuses("T.n: 5 is not 0 to 4", () -> map("81a16e05").number("n", 0, 4));
        refuses(
                "T.n: 18446744073709551615 is too large",
                () -> map("81a16ecfffffffffffffffff").number("n", 0, Long.MAX_VALUE));
        refuses(
                "T.n: 4294967296 is not 0 to 2147483647",
                () -> map("81a16ecf0000000100000000").number("n", 0, Integer.MAX_VALUE));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"cb4004000000000000, 2.5", "ca40200000, 2.5", "02, 2.0", "d0fe, -2.0"})
    void takes_a_real_in_every_form(String hex, double expected) throws Exception {
        assertEquals(expected, map("81a16e" + hex).real("n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cb7ff0000000000000", "cbfff0000000000000", "cb7ff8000000000000", "ca7fc00000", "ca7f800000"})
    void refuses_what_is_not_a_number(String hex) {
        assertThrows(MalformedMessageException.class, () -> map("81a16e" + hex).real("n"));
    }

    @Test
    void takes_an_absent_flag_for_false() throws Exception {
        assertTrue(map("81a166c3").flag("f"));
        assertFalse(map("81a166c2").flag("f"));
        assertFalse(map("80").flag("f"));
        refuses("T.f: is not true or false but POSFIXINT", () -> map("81a16601").flag("f"));
        refuses("T.f: is not true or false but NIL", () -> map("81a166c0").flag("f"));
    }

    @Test
    void bounds_instants_by_the_years_1_and_9999() throws Exception {
        for (var instant : List.of(MapReader.FIRST_INSTANT, Instant.EPOCH, MapReader.LAST_INSTANT)) {
            assertEquals(instant, map(Map.of("m", instant.toEpochMilli())).instant("m"));
        }
        for (var millis :
                List.of(MapReader.FIRST_INSTANT.toEpochMilli() - 1, MapReader.LAST_INSTANT.toEpochMilli() + 1)) {
            assertThrows(
                    MalformedMessageException.class,
                    () -> map(Map.of("m", millis)).instant("m"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a3616263", "d903616263", "da0003616263", "db00000003616263"})
    void takes_a_text_in_every_form(String hex) throws Exception {
        assertEquals("abc", map("81a174" + hex).text("t", SHORT));
        assertEquals(Optional.of("abc"), map("81a174" + hex).optionalText("t", SHORT));
    }

    @Test
    void counts_characters_and_not_bytes_or_halves_of_pairs() throws Exception {
        var text = "\ud83d\ude00".repeat(5);

        assertEquals(text, map(Map.of("t", text)).text("t", SHORT));
        refuses(
                "T.t: 6 characters are more than 5",
                () -> map(Map.of("t", "a" + text.substring(2) + "b")).text("t", SHORT));
        refuses(
                "T.t: 21 bytes are more than 20",
                () -> map(Map.of("t", "a" + text)).text("t", SHORT));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "80",
                "c080",
                "e08080",
                "f0808080",
                "c1bf",
                "ff",
                "fe",
                "eda080",
                "edbfbf",
                "f4908080",
                "c3",
                "e282",
                "f09f98",
                "61ff",
                "efbfbdff"
            })
    void refuses_a_text_that_is_not_UTF_8(String hex) {
        var text = HexFormat.of().parseHex(hex);
        var body =
                HexFormat.of().formatHex(new byte[] {(byte) 0x81, (byte) 0xa1, 't', (byte) (0xa0 | text.length)}) + hex;

        refuses("T.t: is not UTF-8", () -> map(body).text("t", SHORT));
    }

    @Test
    void takes_the_replacement_character_itself() throws Exception {
        assertEquals("\uFFFD", map(Map.of("t", "\uFFFD")).text("t", SHORT));
    }

    @Test
    void takes_a_binary_in_every_form() throws Exception {
        for (var hex : List.of("c4020102", "c500020102", "c6000000020102")) {
            assertArrayEquals(new byte[] {1, 2}, map("81a162" + hex).bytes("b", 2));
            refuses("T.b: 2 bytes are more than 1", () -> map("81a162" + hex).bytes("b", 1));
        }
        refuses("T.b: is not a binary but FIXSTR", () -> map("81a162a20102").bytes("b", 2));
    }

    @Test
    void takes_a_hash_of_32_bytes_and_no_other() throws Exception {
        assertEquals(
                Samples.CONTENT.value(), map(Map.of("h", Samples.filled(0xC0))).hash("h"));
        assertEquals(Optional.empty(), map(Map.of()).optionalHash("h"));
        refuses(
                "T.h: has 31 bytes, not 32",
                () -> map(Map.of("h", new byte[31])).hash("h"));
        refuses(
                "T.h: has 33 bytes, not 32",
                () -> map(Map.of("h", new byte[33])).optionalHash("h"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"920102", "dc00020102", "dd000000020102"})
    void takes_a_list_in_every_form(String hex) {
        refuses("T.l: 2 elements are more than 1", () -> map("81a16c" + hex).hashes("l", 1));
        refuses("T.l: is not a binary but POSFIXINT", () -> map("81a16c" + hex).hashes("l", 2));
    }

    @Test
    void takes_maps_within_maps() throws Exception {
        var body = Map.<String, Object>of("l", List.of(Map.of("n", 1), Map.of("n", 2)), "m", Map.of("n", 3));

        assertEquals(List.of(1, 2), map(body).maps("l", 2, in -> in.number("n", 0, 9)));
        assertEquals(3, map(body).map("m", in -> in.number("n", 0, 9)));
        refuses("T.l: 2 elements are more than 1", () -> map(body).maps("l", 1, in -> in.number("n", 0, 9)));
        refuses("T.k: is missing", () -> map(body).maps("l", 2, in -> in.number("k", 0, 9)));
        refuses("T.m: is not an array but FIXMAP", () -> map(body).maps("m", 2, in -> in.number("n", 0, 9)));
        refuses("T.l: is not a map but FIXARRAY", () -> map(body).map("l", in -> in.number("n", 0, 9)));
    }

    @Test
    void reads_keys_in_any_order_and_more_than_once() throws Exception {
        var in = map("83a16101a16202a16303");

        assertEquals(3, in.number("c", 0, 9));
        assertEquals(1, in.number("a", 0, 9));
        assertEquals(2, in.number("b", 0, 9));
        assertEquals(3, in.number("c", 0, 9));
    }

    @Test
    void names_the_message_and_the_key_that_is_missing() {
        refuses("T.name: is missing", () -> map("80").text("name", SHORT));
    }

    @Test
    void refuses_a_key_that_is_there_twice() {
        refuses("T.body: a key is there twice", () -> map("82a16101a16102"));
        refuses("T.body: a key is there twice", () -> map("83a16101a16201d9016103"));
        refuses(
                "T.l: a key is there twice",
                () -> map("81a16c9182a16101a16102").maps("l", 1, in -> in.number("b", 0, 9)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"8101c3", "81c0c3", "81c40161c3", "8190c3", "81c3c3"})
    void refuses_a_key_that_is_not_a_text(String hex) {
        assertThrows(MalformedMessageException.class, () -> map(hex));
    }

    @Test
    void bounds_the_keys_of_a_map() throws Exception {
        var keys = new LinkedHashMap<String, Object>();
        for (var i = 0; i < 32; i++) {
            keys.put("k" + i, i);
        }
        assertEquals(31, map(keys).number("k31", 0, 99));

        keys.put("k32", 32);

        refuses("T.body: 33 keys are more than 32", () -> map(keys));
    }

    @Test
    void bounds_the_length_of_a_key() throws Exception {
        assertEquals(1, map(Map.of("k".repeat(31), 1)).number("k".repeat(31), 0, 9));
        refuses("T.body: a key of 32 bytes is longer than 31", () -> map(Map.of("k".repeat(32), 1)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "90", "c0", "01", "a0", "c400", "d60100000000"})
    void refuses_a_body_that_is_not_a_map(String hex) {
        assertThrows(MalformedMessageException.class, () -> map(hex));
    }

    @Test
    void refuses_bytes_after_the_end() {
        var failure = assertThrows(MalformedMessageException.class, () -> map("80c0"));

        assertEquals("T: 1 bytes follow its end", failure.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "c0",
                "c2",
                "c3",
                "7f",
                "e0",
                "ccff",
                "cdffff",
                "ceffffffff",
                "cfffffffffffffffff",
                "d0ff",
                "d1ffff",
                "d2ffffffff",
                "d3ffffffffffffffff",
                "ca7fc00000",
                "cb7ff8000000000000",
                "a161",
                "d90161",
                "da000161",
                "db0000000161",
                "c40161",
                "c5000161",
                "c60000000161",
                "9101",
                "dc000101",
                "dd0000000101",
                "81c0c0",
                "de0001c0c0",
                "df00000001c0c0",
                "d40161",
                "d5016161",
                "d60161616161",
                "d7016161616161616161",
                "d80161616161616161616161616161616161",
                "c7010161",
                "c800010161",
                "c9000000010161",
                "a1ff"
            })
    void passes_over_a_value_of_any_type(String hex) throws Exception {
        assertEquals(9, map("82a178" + hex + "a16e09").number("n", 0, 9));
        for (var cut = 2; cut < hex.length(); cut += 2) {
            var body = "81a178" + hex.substring(0, cut);
            assertThrows(MalformedMessageException.class, () -> map(body), body);
        }
    }

    @Test
    void refuses_the_one_byte_that_is_no_MessagePack() {
        refuses("T.body: is no MessagePack", () -> map("81a178c1"));
        refuses("T.body: is not a map but NEVER_USED", () -> map("c1"));
    }

    @Test
    void goes_eight_deep_and_no_deeper() throws Exception {
        assertTrue(map("81a178" + "91".repeat(6) + "90").has("x"));
        assertTrue(map("81a178" + "91".repeat(7) + "c0").has("x"));
        assertTrue(map("81a178" + "81c0".repeat(7) + "c0").has("x"));
        refuses("T.body: is nested deeper than 8", () -> map("81a178" + "91".repeat(7) + "90"));
        refuses("T.body: is nested deeper than 8", () -> map("81a178" + "81c0".repeat(7) + "80"));
        refuses("T.body: is nested deeper than 8", () -> map("81a178" + "91".repeat(100_000) + "c0"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a2",
                "d9ff",
                "daffff",
                "dbffffffff",
                "db7fffffff",
                "c4ff",
                "c5ffff",
                "c6ffffffff",
                "c67fffffff",
                "92",
                "dcffff",
                "ddffffffff",
                "dd7fffffff",
                "82",
                "deffff",
                "dfffffffff",
                "df7fffffff",
                "df80000000",
                "c7ff01",
                "c8ffff01",
                "c9ffffffff01",
                "c97fffffff01"
            })
    void refuses_lengths_that_the_bytes_cannot_hold(String hex) {
        assertThrows(MalformedMessageException.class, () -> map("81a178" + hex + "01"));
        assertThrows(MalformedMessageException.class, () -> map(hex + "01"));
    }

    @Test
    void cleans_text_for_people() throws Exception {
        assertEquals("a b", map(Map.of("t", "a\u001bb\u202e")).cleanText("t", SHORT));
        assertEquals("a\u001bb\u202e", map(Map.of("t", "a\u001bb\u202e")).text("t", SHORT));
    }

    @Test
    void reads_lists_of_texts_and_binaries() throws Exception {
        var body = Map.<String, Object>of("t", List.of("a", "b"), "b", List.of(new byte[] {1}));

        assertEquals(List.of("a", "b"), map(body).texts("t", 2, SHORT));
        assertArrayEquals(new byte[] {1}, map(body).bytes("b", 1, 1).get(0));
        assertEquals(Collections.emptyList(), map(Map.of("t", List.of())).texts("t", 0, SHORT));
        refuses("T.t: 2 elements are more than 1", () -> map(body).texts("t", 1, SHORT));
        refuses("T.b: 1 bytes are more than 0", () -> map(body).bytes("b", 1, 0));
    }

    @Test
    void compares_keys_byte_by_byte() throws Exception {
        var in = map(Map.of("ä", 1, "ab", 2));

        assertFalse(in.has("a"));
        assertFalse(in.has("abc"));
        assertFalse(in.has("Ã¤"));
        assertEquals(2, in.number("ab", 0, 9));
        assertEquals(2, "ä".getBytes(StandardCharsets.UTF_8).length);
    }

    private static MapReader map(Map<String, ?> body) throws MalformedMessageException {
        return map(HexFormat.of().formatHex(Bodies.pack(body)));
    }

    private static MapReader map(String hex) throws MalformedMessageException {
        var in = new MapReader("T", ByteBuffer.wrap(HexFormat.of().parseHex(hex)), (_, _) -> new BytesPayload());
        in.open();
        return in;
    }

    private static void refuses(String why, Executable reading) {
        assertEquals(why, assertThrows(MalformedMessageException.class, reading).getMessage());
    }
}
