package org.truflow.tracker.search.lucene.internal;

import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * A kind of match, best first. What a stage finds includes what those before it find; each word may match in the worst
 * way that the stage allows, or a better one.
 */
enum Stage {
    EXACT_NAME(Closeness.EXACT, false),
    EXACT_PATH(Closeness.EXACT, true),
    PREFIX_NAME(Closeness.PREFIX, false),
    PREFIX_PATH(Closeness.PREFIX, true),
    SUBSTRING_NAME(Closeness.SUBSTRING, false),
    SUBSTRING_PATH(Closeness.SUBSTRING, true),
    TYPO_NAME(Closeness.TYPO, false),
    TYPO_PATH(Closeness.TYPO, true);

    private final Closeness closeness;
    private final boolean inPath;

    Stage(Closeness closeness, boolean inPath) {
        this.closeness = closeness;
        this.inPath = inPath;
    }

    /** How near a word comes to one of a name. */
    enum Closeness {
        EXACT,
        PREFIX,
        SUBSTRING,
        TYPO
    }

    Query query(SearchText text, WordQueries words) {
        var all = new BooleanQuery.Builder();
        for (var word : text.words()) {
            var name = words.inName(word, closeness);
            all.add(inPath ? WordQueries.any(name, words.inPath(word, closeness)) : name, Occur.FILTER);
        }
        return all.build();
    }
}
