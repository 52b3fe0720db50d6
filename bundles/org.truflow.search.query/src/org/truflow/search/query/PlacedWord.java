package org.truflow.search.query;

import org.truflow.search.Span;

/** A word with where each of its folded characters comes from in the text. */
final class PlacedWord {
    private final Word word;
    private final int[] from;
    private final int[] to;

    PlacedWord(Word word, int[] from, int[] to) {
        this.word = word;
        this.from = from;
        this.to = to;
    }

    Word word() {
        return word;
    }

    /** Returns what folded characters are in the text. */
    Span span(int first, int after) {
        return new Span(from[first], to[after - 1]);
    }

    Span span() {
        return span(0, from.length);
    }
}
