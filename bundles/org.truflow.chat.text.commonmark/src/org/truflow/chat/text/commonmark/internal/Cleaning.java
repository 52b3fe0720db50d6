package org.truflow.chat.text.commonmark.internal;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Makes visible what steers a terminal, turns the direction of writing or cannot be seen, as {@code U+202E}. Joiners stay where
 * scripts and emoji need them; of marks that pile up on one letter the first ones stay.
 */
final class Cleaning {
    private static final int MOST_MARKS = 6;
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    /** Letters and symbols by their kind, and nothing to see. */
    private static final Set<Integer> BLANK =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x1D159);

    /** Scripts in which letters join, or not, for a reason. */
    private static final Set<UnicodeScript> JOINING = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.TIBETAN);

    private Cleaning() {}

    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        var marks = 0;
        int last = ' ';
        for (int at = 0, letter; at < text.length(); at += Character.charCount(letter)) {
            letter = text.codePointAt(at);
            marks = isMark(letter) ? marks + 1 : 0;
            var next = at + Character.charCount(letter);
            var after = next < text.length() ? text.codePointAt(next) : ' ';
            if (isHarmful(letter, last, after)) {
                clean.append(String.format("U+%04X", letter));
            } else if (marks <= MOST_MARKS) {
                clean.appendCodePoint(letter);
            }
            last = isMark(letter) ? last : letter;
        }
        return clean.toString();
    }

    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isHarmful(int letter, int before, int after) {
        if (letter == '\n' || letter == '\t') {
            return false;
        }
        if (letter == JOINER || letter == NON_JOINER) {
            return !joins(before) || !joins(after);
        }
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> BLANK.contains(letter);
        };
    }

    private static boolean joins(int letter) {
        return letter >= 0x80
                && (Character.isExtendedPictographic(letter)
                        || Character.isEmojiModifier(letter)
                        || letter == 0xFE0F
                        || JOINING.contains(UnicodeScript.of(letter)));
    }
}
