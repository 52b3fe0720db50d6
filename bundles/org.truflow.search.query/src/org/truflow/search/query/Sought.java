package org.truflow.search.query;

import java.util.List;

/** A part of a query that is looked for in names and paths. */
public sealed interface Sought {

    /** A word, as it is, as the beginning or a part of one, or misspelt. */
    record Loose(Word word) implements Sought {}

    /** The beginning of a word: {@code word*}. */
    record Start(Word word) implements Sought {}

    /** Words in a row: {@code "phrase"}. */
    record Phrase(List<Word> words) implements Sought {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** Returns what has to be there, at least, in any order. */
    default List<Word> words() {
        return switch (this) {
            case Loose loose -> List.of(loose.word());
            case Start start -> List.of(start.word());
            case Phrase phrase -> phrase.words();
        };
    }
}
