package org.truflow.content.internal;

/** Kinds of Unicode code points that matter in file names. */
public final class Characters {
    private Characters() {}

    /** Returns whether a terminal, a log or a line of text could be disturbed, or whether it is no character at all. */
    public static boolean control(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
        };
    }

    /**
     * Returns whether nothing is seen of it, or whether it changes the order of what is seen: the format characters (zero-width
     * ones, bidirectional ones, tags, byte order mark) and the others that Unicode calls default ignorable.
     */
    public static boolean invisible(int point) {
        return point >= 0x80 && invisibleBeyondAscii(point);
    }

    public static String withoutInvisible(String text) {
        return text.codePoints()
                .filter(point -> !invisible(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns whether a Windows file name cannot have it; {@code :} would open a stream, {@code \} another folder. */
    public static boolean forbidden(int point) {
        return point < 0x80 && "\"*/:<>?\\|".indexOf(point) >= 0;
    }

    public static boolean surrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** Returns how many bytes {@code text} has in UTF-8; a lone surrogate counts as three. */
    public static int utf8Length(String text) {
        var bytes = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    private static boolean invisibleBeyondAscii(int point) {
        return Character.getType(point) == Character.FORMAT
                || switch (point) {
                    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
                    default ->
                        point >= 0x180B && point <= 0x180F
                                || point >= 0x2060 && point <= 0x206F
                                || point >= 0xFE00 && point <= 0xFE0F
                                || point >= 0xFFF0 && point <= 0xFFF8
                                || point >= 0x1BCA0 && point <= 0x1BCA3
                                || point >= 0x1D173 && point <= 0x1D17A
                                || point >= 0xE0000 && point <= 0xE0FFF;
                };
    }
}
