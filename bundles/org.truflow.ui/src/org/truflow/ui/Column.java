package org.truflow.ui;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;

/**
 * A column of a {@link RowTable}.
 *
 * @param id kept in the settings of the window
 * @param width in pixels at first
 * @param style {@link SWT#LEFT} or {@link SWT#RIGHT}
 * @param shown whether it is there before a person chose
 * @param text what a cell says; untrusted text was made {@link Visible}
 * @param order of rows by it
 */
public record Column<R>(
        String id,
        String title,
        int width,
        int style,
        boolean shown,
        Function<R, String> text,
        Comparator<R> order,
        Optional<Function<R, Image>> image) {

    /** A column of text, ordered as people order names. */
    public static <R> Column<R> text(String id, String title, int width, Function<R, String> text) {
        return new Column<>(
                id,
                title,
                width,
                SWT.LEFT,
                true,
                text,
                Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER),
                Optional.empty());
    }

    /** A column of something countable, right-aligned. */
    public static <R, C extends Comparable<C>> Column<R> number(
            String id, String title, int width, Function<R, String> text, Function<R, C> value) {
        return new Column<>(id, title, width, SWT.RIGHT, true, text, Comparator.comparing(value), Optional.empty());
    }

    public Column<R> withImage(Function<R, Image> other) {
        return new Column<>(id, title, width, style, shown, text, order, Optional.of(other));
    }

    public Column<R> ordered(Comparator<R> other) {
        return new Column<>(id, title, width, style, shown, text, other, image);
    }

    /** One that is there only if a person wants it. */
    public Column<R> hidden() {
        return new Column<>(id, title, width, style, false, text, order, image);
    }
}
