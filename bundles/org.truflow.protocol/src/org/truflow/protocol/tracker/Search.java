package org.truflow.protocol.tracker;

import java.util.Optional;
import org.truflow.protocol.Message;

/**
 * @param query at most 1,000 characters
 * @param limit 1 to 1,000
 * @param cursor from an earlier answer to the same query
 * @param facets whether to count what there is of each kind, besides
 */
public record Search(String query, int limit, Optional<String> cursor, boolean facets)
        implements Message.Request<Found> {
    public Search(String query, int limit, Optional<String> cursor) {
        this(query, limit, cursor, false);
    }
}
