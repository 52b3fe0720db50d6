package org.truflow.ui.transfer.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.truflow.ui.Palette;

/**
 * A bar that is filled as far as something has come, with what it says on it. The text can be read on every part of it, in the light
 * and the dark theme: a test computes the contrast.
 */
enum Bar {
    RUNNING(0xb6d6f5, 0x1d4f80),
    RESTING(0xd9dde2, 0x4a4f55),
    DONE(0xc2e6cb, 0x24502f),
    FAILED(0xf7ccc8, 0x6e2a26);

    private static final int INSET = 2;
    private static final int ROUND = 4;

    private final int light;
    private final int dark;

    Bar(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    int rgb(boolean onDark) {
        return onDark ? dark : light;
    }

    /** Returns the bar of a row. */
    static Bar of(Row row) {
        return switch (Words.level(row)) {
            case GOOD -> DONE;
            case BAD -> FAILED;
            case WARNING -> RESTING;
            case NORMAL ->
                row.section() == Section.PAUSED || row.section() == Section.FINISHED || row.section() == Section.QUEUED
                        ? RESTING
                        : RUNNING;
        };
    }

    /** @param part from 0 to 1 */
    void paint(GC gc, Control on, Rectangle cell, double part, String text) {
        var onDark = Palette.dark(on);
        var width = cell.width - 2 * INSET;
        var height = cell.height - 2 * INSET;
        if (width < 2 * ROUND || height <= 0) {
            return;
        }
        var x = cell.x + INSET;
        var y = cell.y + INSET;
        gc.setAntialias(SWT.ON);
        gc.setBackground(colour(onDark ? Palette.DARK_BACKGROUND : Palette.LIGHT_BACKGROUND));
        gc.fillRoundRectangle(x, y, width, height, ROUND, ROUND);
        gc.setBackground(colour(rgb(onDark)));
        gc.fillRoundRectangle(x, y, (int) Math.round(width * part), height, ROUND, ROUND);
        gc.setForeground(colour(Palette.MUTED.rgb(onDark)));
        gc.drawRoundRectangle(x, y, width - 1, height - 1, ROUND, ROUND);
        gc.setForeground(colour(Palette.TEXT.rgb(onDark)));
        var extent = gc.textExtent(text);
        gc.drawText(text, x + (width - extent.x) / 2, y + (height - extent.y) / 2, true);
    }

    static Color colour(int rgb) {
        return new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
