package org.truflow.shell.internal;

/** Makes text from outside harmless in a terminal. */
final class Printable {
    private Printable() {}

    /** Replaces control, format (bidi, zero-width) and unpaired surrogate characters by their escape, for example {@code \\u202e}. */
    static String of(String text) {
        if (text.codePoints().noneMatch(Printable::harmful)) {
            return text;
        }
        var safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (harmful(point)) {
                safe.append(String.format("\\u%04x", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static boolean harmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
