package org.truflow.tracker.search.lucene.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * What someone searches for: words, all of which must be there, in any order. There are no operators and no patterns.
 *
 * @param words at least one, none twice
 */
record SearchText(List<Word> words) {
    static final int MOST_LENGTH = 1_000;
    static final int MOST_WORDS = 32;

    SearchText {
        words = List.copyOf(words);
    }

    /** @throws IllegalArgumentException if there is nothing to search for, or too much */
    static SearchText parse(String query) {
        if (query.length() > MOST_LENGTH) {
            throw new IllegalArgumentException(
                    "A search has at most " + MOST_LENGTH + " characters, not " + query.length() + ".");
        }
        var words = new ArrayList<Word>();
        for (var word : Folding.words(query)) {
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("There is no letter or digit to search for.");
        }
        if (words.size() > MOST_WORDS) {
            throw new IllegalArgumentException(
                    "A search has at most " + MOST_WORDS + " words, not " + words.size() + ".");
        }
        return new SearchText(words);
    }

    /** Returns a number that is the same for the same words. */
    int fingerprint() {
        return words.hashCode();
    }
}
