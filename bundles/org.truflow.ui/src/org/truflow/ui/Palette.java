package org.truflow.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/**
 * The colours of the product, for a light and for a dark background. Each is told by a shape or a word as well. Text in them can be
 * read on the background of their theme: a contrast of at least 4.5 (WCAG 2.1, 1.4.3 AA); a test computes it.
 */
public enum Palette {
    TEXT(0x1f2328, 0xe6e6e6),
    MUTED(0x59636e, 0xa8b1ba),
    ACCENT(0x0b5cad, 0x6cb6ff),
    GOOD(0x1a6b34, 0x6bc46d),
    WARNING(0x8a4b00, 0xe0a04a),
    BAD(0xb3261e, 0xff8a80);

    /** Of lists and text, in the light and the dark theme. */
    public static final int LIGHT_BACKGROUND = 0xffffff;

    public static final int DARK_BACKGROUND = 0x2f2f2f;

    private final int light;
    private final int dark;

    Palette(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /** Returns red, green and blue. Any thread. */
    public int rgb(boolean onDark) {
        return onDark ? dark : light;
    }

    /** Returns the colour that can be read on the background of {@code control}. Need not be disposed. */
    public Color on(Control control) {
        var rgb = rgb(dark(control));
        return new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Returns the colour of a level. */
    public static Palette of(Level level) {
        return switch (level) {
            case NORMAL -> TEXT;
            case GOOD -> GOOD;
            case WARNING -> WARNING;
            case BAD -> BAD;
        };
    }

    /** Returns whether a control's background is dark. */
    public static boolean dark(Control control) {
        return luminance(control.getBackground().getRGB()) < 0.2;
    }

    /** Returns the selection colour of the system; for what is drawn by hand. */
    public static Color selection(Control control) {
        return control.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION);
    }

    private static double luminance(RGB color) {
        return contrastPart(color.red << 16 | color.green << 8 | color.blue);
    }

    /** Returns the relative luminance of WCAG 2.1, 0 to 1. Any thread. */
    public static double contrastPart(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    /** Returns the contrast ratio of WCAG 2.1, 1 to 21. Any thread. */
    public static double contrast(int one, int other) {
        var a = contrastPart(one);
        var b = contrastPart(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double linear(int channel) {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
