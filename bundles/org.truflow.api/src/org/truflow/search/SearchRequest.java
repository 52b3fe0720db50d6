package org.truflow.search;

import java.util.Optional;

/**
 * @param query words as a person types them
 * @param limit most hits wanted, 1 to 1,000
 * @param cursor where an earlier page ended
 */
public record SearchRequest(String query, int limit, Optional<String> cursor) {
    public SearchRequest {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("a page has 1 to 1,000 hits, not " + limit);
        }
    }
}
