package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.truflow.tracker.search.lucene.internal.Stage.Closeness;

/** Says one word of a search in Lucene's terms. For one search. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class WordQueries {
    private static final int LETTERS_FOR_ONE_TYPO = 4;
    private static final int LETTERS_FOR_TWO_TYPOS = 8;
    /** Words of folders taken for one part of a word. */
    private static final int MOST_EXPANSIONS = 64;

    private final IndexReader reader;
    private final Budget budget;
    private final Map<Word, Query> pathParts = new HashMap<>();

    WordQueries(IndexReader reader, Budget budget) {
        this.reader = reader;
        this.budget = budget;
    }

    Query inName(Word word, Closeness closeness) {
        var ways = new ArrayList<Query>();
        ways.add(word.isIdeographic() ? ideographs(word) : term(Fields.NAME, word.whole()));
        if (closeness.compareTo(Closeness.PREFIX) >= 0 && !word.isIdeographic()) {
            ways.add(word.letters() < Grams.LENGTH
                    ? term(Fields.GRAMS, Fields.START + word.whole())
                    : new PrefixQuery(new Term(Fields.NAME, word.whole())));
        }
        if (closeness.compareTo(Closeness.SUBSTRING) >= 0) {
            if (word.letters() >= Grams.LENGTH) {
                ways.add(new SubstringQuery(all(Fields.GRAMS, Grams.of(word.whole())), word.whole()));
            }
            addParts(ways, Fields.NAME, word);
        }
        addTypos(ways, Fields.NAME, word, closeness);
        return any(ways.toArray(Query[]::new));
    }

    Query inPath(Word word, Closeness closeness) {
        var ways = new ArrayList<Query>();
        ways.add(word.isIdeographic() ? all(Fields.PATH, word.parts().isEmpty() ? List.of(word.whole()) : word.parts())
                : term(Fields.PATH, word.whole()));
        if (closeness.compareTo(Closeness.PREFIX) >= 0 && word.letters() >= Grams.LENGTH) {
            ways.add(new PrefixQuery(new Term(Fields.PATH, word.whole())));
        }
        if (closeness.compareTo(Closeness.SUBSTRING) >= 0) {
            if (word.letters() >= Grams.LENGTH) {
                ways.add(pathParts.computeIfAbsent(word, this::partsOfPaths));
            }
            addParts(ways, Fields.PATH, word);
        }
        addTypos(ways, Fields.PATH, word, closeness);
        return any(ways.toArray(Query[]::new));
    }

    /** Written together in the search, but apart in the name. */
    private static void addParts(List<Query> ways, String field, Word word) {
        if (!word.parts().isEmpty()) {
            ways.add(all(field, word.parts()));
        }
    }

    private static void addTypos(List<Query> ways, String field, Word word, Closeness closeness) {
        if (closeness == Closeness.TYPO && word.letters() >= LETTERS_FOR_ONE_TYPO && !word.isNumber() && !word.isIdeographic()) {
            ways.add(new FuzzyQuery(
                    new Term(field, word.whole()),
                    word.letters() < LETTERS_FOR_TWO_TYPOS ? 1 : 2,
                    0,
                    1,
                    true,
                    MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE));
        }
    }

    /** Each sign is a term of its own; in the name they stand in a row. */
    private static Query ideographs(Word word) {
        return word.parts().isEmpty()
                ? term(Fields.NAME, word.whole())
                : new SubstringQuery(all(Fields.NAME, word.parts()), word.whole());
    }

    /** Paths have no grams: their words are few enough to be looked through, up to the budget. */
    private Query partsOfPaths(Word word) {
        var part = new BytesRef(word.whole());
        var terms = new ArrayList<BytesRef>();
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                var field = leaf.reader().terms(Fields.PATH);
                if (field == null) {
                    continue;
                }
                var each = field.iterator();
                for (var term = each.next(); term != null && terms.size() < MOST_EXPANSIONS; term = each.next()) {
                    if (!budget.takeTerm()) {
                        return new TermInSetQuery(Fields.PATH, terms);
                    }
                    if (contains(term, part)) {
                        terms.add(BytesRef.deepCopyOf(term));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms.isEmpty() ? new MatchNoDocsQuery() : new TermInSetQuery(Fields.PATH, terms);
    }

    private static boolean contains(BytesRef term, BytesRef part) {
        for (var from = term.offset; from <= term.offset + term.length - part.length; from++) {
            if (term.bytes[from] == part.bytes[part.offset]
                    && Arrays.equals(term.bytes, from, from + part.length, part.bytes, part.offset, part.offset + part.length)) {
                return true;
            }
        }
        return false;
    }

    private static Query term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    private static Query all(String field, List<String> texts) {
        var all = new BooleanQuery.Builder();
        texts.stream().distinct().forEach(text -> all.add(term(field, text), Occur.FILTER));
        return all.build();
    }

    static Query any(Query... ways) {
        if (ways.length == 1) {
            return ways[0];
        }
        var any = new BooleanQuery.Builder();
        for (var way : ways) {
            any.add(way, Occur.SHOULD);
        }
        return any.build();
    }
}
