package org.truflow.content.internal;

/** Shows text from strangers without letting it act: what is invisible or controls something becomes {@code \}{@code u{hex}}. */
public final class Printable {
    private Printable() {}

    /** @param most code points shown; what is left out is marked by three dots */
    public static String shortened(String text, int most) {
        var shown = new StringBuilder();
        var at = 0;
        for (var points = 0; at < text.length() && points < most; points++) {
            var point = text.codePointAt(at);
            if (Characters.control(point) || Characters.invisible(point) || Characters.surrogate(point)) {
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                shown.appendCodePoint(point);
            }
            at += Character.charCount(point);
        }
        return at < text.length() ? shown.append("...").toString() : shown.toString();
    }
}
