package org.truflow.tracker.search.lucene.internal;

import java.util.List;

/**
 * What stands between two separators, folded.
 *
 * @param whole all of it, at most {@link #MOST_LENGTH} characters
 * @param parts what it is made of where letters meet digits or small letters capitals, and each ideograph; empty if it is all of one piece
 */
record Word(String whole, List<String> parts) {
    static final int MOST_LENGTH = 64;

    Word {
        parts = List.copyOf(parts);
    }

    /** Returns the number of characters as people count them. */
    int letters() {
        return whole.codePointCount(0, whole.length());
    }

    /** Whether it is written without spaces between words, so that any part of it may be a word. */
    boolean isIdeographic() {
        return whole.codePoints().anyMatch(Folding::isIdeographic);
    }

    boolean isNumber() {
        return whole.codePoints().allMatch(Character::isDigit);
    }
}
