package org.truflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    /** WCAG 2.1, 1.4.3, level AA. */
    private static final double LEAST = 4.5;
    /** Of parts that are no lists, and of tables in the dark, in the platform's themes. */
    private static final int LIGHT_PART = 0xf7f7f7;

    private static final int DARK_TABLE = 0x313538;

    @Test
    void the_formula_is_that_of_the_standard() {
        assertEquals(21, Palette.contrast(0x000000, 0xffffff), 0.01);
        assertEquals(1, Palette.contrast(0x777777, 0x777777), 0.001);
        assertEquals(4.48, Palette.contrast(0x777777, 0xffffff), 0.01);
        assertEquals(Palette.contrast(0x123456, 0xabcdef), Palette.contrast(0xabcdef, 0x123456), 0.001);
    }

    @ParameterizedTest
    @EnumSource
    void every_colour_can_be_read_on_every_background_of_its_theme(Palette colour) {
        check(colour, false, Palette.LIGHT_BACKGROUND);
        check(colour, false, LIGHT_PART);
        check(colour, true, Palette.DARK_BACKGROUND);
        check(colour, true, DARK_TABLE);
    }

    private static void check(Palette colour, boolean dark, int background) {
        var contrast = Palette.contrast(colour.rgb(dark), background);

        assertTrue(
                contrast >= LEAST,
                () -> "%s on #%06x has a contrast of %.2f only".formatted(colour, background, contrast));
    }

    @ParameterizedTest
    @EnumSource
    void every_level_has_a_colour(Level level) {
        assertEquals(
                level == Level.NORMAL ? "TEXT" : level.name(), Palette.of(level).name());
    }
}
