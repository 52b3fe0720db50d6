package org.truflow.search;

import java.util.Optional;

/**
 * @param query as a person types it; {@code docs/search.md} describes what it may say
 * @param limit most hits wanted, 1 to 1,000
 * @param cursor where an earlier page ended
 * @param facets whether to count what there is of each kind, besides
 */
public record SearchRequest(String query, int limit, Optional<String> cursor, boolean facets) {
    public SearchRequest {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("a page has 1 to 1,000 hits, not " + limit);
        }
    }

    public SearchRequest(String query, int limit, Optional<String> cursor) {
        this(query, limit, cursor, false);
    }
}
