package org.truflow.tracker.search.lucene.internal;

import java.util.ArrayList;
import java.util.List;

/** Cuts words into what is indexed for parts of words and for their first letters. */
final class Grams {
    static final int LENGTH = 3;

    private Grams() {}

    /** Returns every three letters in a row. */
    static List<String> of(String word) {
        var letters = word.codePoints().toArray();
        var grams = new ArrayList<String>(Math.max(0, letters.length - LENGTH + 1));
        for (var i = 0; i + LENGTH <= letters.length; i++) {
            grams.add(new String(letters, i, LENGTH));
        }
        return grams;
    }

    /** Returns the first letter and the first two, marked as a start. */
    static List<String> starts(String word) {
        var starts = new ArrayList<String>(2);
        for (var letters = 1; letters < LENGTH && letters <= word.codePointCount(0, word.length()); letters++) {
            starts.add(Fields.START + word.substring(0, word.offsetByCodePoints(0, letters)));
        }
        return starts;
    }
}
