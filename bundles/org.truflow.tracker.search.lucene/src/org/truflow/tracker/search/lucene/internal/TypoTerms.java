package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds the words of an index that someone may have meant: one letter missing, too many, wrong or two swapped; in long
 * words two such typos, but then the first letter is right, as it mostly is.
 */
final class TypoTerms {
    private static final int LETTERS_FOR_ONE = 4;
    private static final int LETTERS_FOR_TWO = 8;
    private static final int MOST_TERMS = 512;

    private final IndexReader reader;
    private final Budget budget;
    private final Set<BytesRef> found = new HashSet<>();

    private TypoTerms(IndexReader reader, Budget budget) {
        this.reader = reader;
        this.budget = budget;
    }

    /** Whether the word is long enough to be told from others with a typo. */
    static boolean mayHave(Word word) {
        return word.letters() >= LETTERS_FOR_ONE && !word.isNumber() && !word.isIdeographic();
    }

    /** @param field whose words are looked at */
    static List<BytesRef> of(Word word, String field, IndexReader reader, Budget budget) throws IOException {
        var typos = new TypoTerms(reader, budget);
        typos.find(field, FuzzyQuery.getFuzzyAutomaton(word.whole(), 1, 0, true));
        if (word.letters() >= LETTERS_FOR_TWO) {
            typos.find(field, FuzzyQuery.getFuzzyAutomaton(word.whole(), 2, 1, true));
        }
        return List.copyOf(typos.found);
    }

    @SuppressWarnings("resource") // The readers belong to the open index.
    private void find(String field, CompiledAutomaton automaton) throws IOException {
        for (var leaf : reader.leaves()) {
            @Nullable Terms words = leaf.reader().terms(field);
            if (words != null) {
                take(automaton.getTermsEnum(words));
            }
        }
    }

    private void take(TermsEnum words) throws IOException {
        for (var word = words.next(); word != null && !budget.shouldExit(); word = words.next()) {
            if (found.size() == MOST_TERMS) {
                budget.leaveOut();
                return;
            }
            found.add(BytesRef.deepCopyOf(word));
        }
    }
}
