package org.truflow.search.query;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query, understood. All of it has to hold, in any order.
 *
 * @param text as it was typed
 * @param sought what must be in the name or path
 * @param excluded what must not
 * @param conditions what must be so besides
 */
public record SearchQuery(String text, List<Sought> sought, List<Sought> excluded, List<Condition> conditions) {
    public static final int MOST_LENGTH = 1_000;
    public static final int MOST_WORDS = 32;
    public static final int MOST_CONDITIONS = 16;

    public SearchQuery {
        sought = List.copyOf(sought);
        excluded = List.copyOf(excluded);
        conditions = List.copyOf(conditions);
    }

    /**
     * Parses what a person typed, as {@code docs/search.md} describes it.
     *
     * @param today of whoever searches, for dates such as {@code date:7d}; days are those of UTC
     * @throws BadQueryException if it makes no sense, or is too long
     */
    public static SearchQuery parse(String text, LocalDate today) {
        return new QueryParser(text, today).parse();
    }

    /** Returns filters that must hold, of one kind. */
    public <F extends Filter> Stream<F> required(Class<F> kind) {
        return conditions.stream()
                .filter(condition -> !condition.negated())
                .map(Condition::filter)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
