package org.truflow.ui;

/** Text from others made fit for a label: nothing in it is invisible, turns the reading direction, breaks the line or goes on for ever. Any thread. */
public final class Visible {
    private static final int MOST = 1_000;

    private Visible() {}

    /** Returns {@code text} with control, format and other unprintable characters shown as {@code \}{@code uXXXX}, cut after 1,000 characters. */
    public static String text(String text) {
        var safe = new StringBuilder();
        text.codePoints().limit(MOST).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.UNASSIGNED,
                        Character.PRIVATE_USE -> safe.append(String.format(c > 0xffff ? "\\u{%x}" : "\\u%04x", c));
                default -> safe.appendCodePoint(c);
            }
        });
        return text.length() > MOST ? safe.append('…').toString() : safe.toString();
    }

    /** As {@link #text}, and with {@code &} doubled, for menus and buttons, where one marks a key. */
    public static String label(String text) {
        return text(text).replace("&", "&&");
    }
}
