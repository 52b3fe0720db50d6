package org.truflow.tracker.server.internal;

/** Text from outside, made fit for a message or a log: what cannot be seen is spelled out, and it is cut. */
final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    static String text(String untrusted) {
        var shown = new StringBuilder();
        var codePoints = untrusted.codePoints().limit(MOST).toArray();
        for (var codePoint : codePoints) {
            switch (Character.getType(codePoint)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append(name(codePoint));
                default -> shown.appendCodePoint(codePoint);
            }
        }
        if (untrusted.codePointCount(0, untrusted.length()) > MOST) {
            shown.append("...");
        }
        return shown.toString();
    }

    /** Returns for example {@code U+200B}. */
    static String name(int codePoint) {
        return "U+%04X".formatted(codePoint);
    }
}
