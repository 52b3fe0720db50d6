package org.truflow.search.query;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two separators, folded.
 *
 * @param whole all of it, at most {@link #MOST_LENGTH} characters
 * @param parts what it is made of where letters meet digits or small letters capitals, and each ideograph; empty if it is all of one piece
 */
public record Word(String whole, List<String> parts) {
    public static final int MOST_LENGTH = 64;

    private static final int LETTERS_FOR_ONE_TYPO = 4;
    private static final int LETTERS_FOR_TWO_TYPOS = 8;

    public Word {
        parts = List.copyOf(parts);
    }

    /** Returns the number of characters as people count them. */
    public int letters() {
        return whole.codePointCount(0, whole.length());
    }

    /** Whether it is written without spaces between words, so that any part of it may be a word. */
    public boolean isIdeographic() {
        return whole.codePoints().anyMatch(Folding::isIdeographic);
    }

    public boolean isNumber() {
        return whole.codePoints().allMatch(Character::isDigit);
    }

    /**
     * Returns how many letters may be wrong, 0 to 2: long words can be told from others all the same. Numbers and
     * ideographs have no typos; nor has what is half a number, such as {@code s01e02}.
     */
    public int typos() {
        if (isIdeographic() || whole.codePoints().filter(Character::isDigit).count() * 2 > letters()) {
            return 0;
        }
        return letters() >= LETTERS_FOR_TWO_TYPOS ? 2 : letters() >= LETTERS_FOR_ONE_TYPO ? 1 : 0;
    }

    /** Returns the smallest pieces in their order. */
    public List<String> pieces() {
        return parts.isEmpty() ? List.of(whole) : parts;
    }

    /** Returns every two ideographs in a row, in their order. */
    public List<String> pairs() {
        var pairs = new ArrayList<String>();
        for (var i = 1; i < parts.size(); i++) {
            if (isIdeograph(parts.get(i - 1)) && isIdeograph(parts.get(i))) {
                pairs.add(parts.get(i - 1) + parts.get(i));
            }
        }
        return pairs;
    }

    private static boolean isIdeograph(String piece) {
        return Folding.isIdeographic(piece.codePointAt(0));
    }
}
