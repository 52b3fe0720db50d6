package org.truflow.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Händel, Œuvre, 音楽, עברית, \ud83c\udfb5"})
    void leaves_text_as_it_is(String text) {
        assertSame(text, CleanText.of(text));
    }

    @Test
    void makes_a_space_of_what_would_steer_a_terminal_or_break_a_line() {
        assertEquals(" [31mred [0m", CleanText.of("\u001b[31mred\u001b[0m"));
        assertEquals("a b  c d e f", CleanText.of("a\u0000b\r\nc\u009bd\u2028e\u2029f"));
        assertEquals("a b", CleanText.of("a\u007fb"));
    }

    @Test
    void takes_out_what_cannot_be_seen() {
        assertEquals("exe.gpj", CleanText.of("\u202eexe.gpj\u202c"));
        assertEquals("admin", CleanText.of("ad\u200bmin"));
        assertEquals("ab", CleanText.of("\u2066a\u2069\u200e\u200f\u061cb\ufeff"));
        assertEquals("a", CleanText.of("a\udb40\udc41"));
    }
}
