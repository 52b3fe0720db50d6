package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.truflow.tracker.search.lucene.internal.Stage.Closeness;

/** Says one word of a search in Lucene's terms. For one search. */
final class WordQueries {
    private final IndexSearcher searcher;
    private final Budget budget;
    private final Map<Word, Query> pathParts = new HashMap<>();
    private final Map<String, Query> typos = new HashMap<>();

    WordQueries(IndexSearcher searcher, Budget budget) {
        this.searcher = searcher;
        this.budget = budget;
    }

    Query inName(Word word, Closeness closeness) {
        var ways = new ArrayList<Query>();
        ways.add(word.isIdeographic() ? ideographs(word) : term(Fields.NAME, word.whole()));
        if (closeness.compareTo(Closeness.PREFIX) >= 0 && !word.isIdeographic()) {
            ways.add(
                    word.letters() < Grams.LENGTH
                            ? term(Fields.GRAMS, Fields.START + word.whole())
                            : new PrefixQuery(new Term(Fields.NAME, word.whole())));
        }
        if (closeness.compareTo(Closeness.SUBSTRING) >= 0) {
            if (word.letters() >= Grams.LENGTH) {
                ways.add(substring(word));
            }
            addParts(ways, Fields.NAME, word);
        }
        addTypos(ways, Fields.NAME, word, closeness);
        return any(ways.toArray(Query[]::new));
    }

    Query inPath(Word word, Closeness closeness) {
        var ways = new ArrayList<Query>();
        ways.add(
                word.isIdeographic()
                        ? all(Fields.PATH, word.parts().isEmpty() ? List.of(word.whole()) : word.parts())
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

    private void addTypos(List<Query> ways, String field, Word word, Closeness closeness) {
        if (closeness == Closeness.TYPO && TypoTerms.mayHave(word)) {
            ways.add(typos.computeIfAbsent(field + " " + word.whole(), key -> typos(field, word)));
        }
    }

    @SuppressWarnings("resource") // The reader belongs to the open index.
    private Query typos(String field, Word word) {
        try {
            var words = TypoTerms.of(word, field, searcher.getIndexReader(), budget);
            return words.isEmpty() ? new MatchNoDocsQuery() : new TermInSetQuery(field, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each sign is a term of its own; in the name they stand in a row. */
    private static Query ideographs(Word word) {
        return word.parts().isEmpty()
                ? term(Fields.NAME, word.whole())
                : new SubstringQuery(all(Fields.NAME, word.parts()), word.whole());
    }

    /** Paths have no grams, but every word of a path is one of a folder's name. */
    private Query partsOfPaths(Word word) {
        var folders = new BooleanQuery.Builder()
                .add(term(Fields.KIND, Fields.FOLDER), Occur.FILTER)
                .add(substring(word), Occur.FILTER)
                .build();
        try {
            var words = FolderWords.containing(word.whole(), folders, searcher, budget);
            return words.isEmpty() ? new MatchNoDocsQuery() : new TermInSetQuery(Fields.PATH, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query substring(Word word) {
        return new SubstringQuery(all(Fields.GRAMS, Grams.of(word.whole())), word.whole());
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
