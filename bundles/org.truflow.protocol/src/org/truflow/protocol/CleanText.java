package org.truflow.protocol;

/** Text from outside made fit for a terminal, a log and a label. */
final class CleanText {
    private CleanText() {}

    /** Returns {@code text} with a space for each control character or line break, and without invisible ones such as those that turn the direction. */
    static String of(String text) {
        if (text.codePoints().noneMatch(CleanText::isUnfit)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (!isUnfit(letter)) {
                clean.appendCodePoint(letter);
            } else if (Character.getType(letter) != Character.FORMAT) {
                clean.append(' ');
            }
        });
        return clean.toString();
    }

    private static boolean isUnfit(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
