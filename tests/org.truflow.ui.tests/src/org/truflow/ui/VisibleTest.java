package org.truflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void what_people_write_stays_as_it_is() {
        var text = "Blue Mountains \u2013 Größe 夏休み \uD83D\uDE00.mkv";

        assertEquals(text, Visible.text(text));
    }

    @Test
    void what_turns_hides_or_breaks_is_shown_for_what_it_is() {
        assertEquals("exe.\\u202ejpg", Visible.text("exe.\u202ejpg"));
        assertEquals("a\\u200bb", Visible.text("a\u200bb"));
        assertEquals("a\\u000ab", Visible.text("a\nb"));
        assertEquals("\\u001b[31m", Visible.text("\u001b[31m"));
        assertEquals("\\ud800", Visible.text("\ud800"));
    }

    @Test
    void text_without_end_ends() {
        var shown = Visible.text("a".repeat(1_000_000));

        assertEquals(1_001, shown.length());
        assertTrue(shown.endsWith("\u2026"));
    }

    @Test
    void an_ampersand_marks_no_key_in_a_menu() {
        assertEquals("Tom && Jerry", Visible.label("Tom & Jerry"));
    }

    @Test
    void nothing_invisible_is_left_whatever_comes() {
        var random = new Random(13);
        for (var round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(20), 0, 0x11_0000).forEach(text::appendCodePoint);

            Visible.text(text.toString())
                    .codePoints()
                    .forEach(letter -> assertFalse(
                            Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT));
        }
    }
}
