package org.truflow.protocol.tracker;

import java.util.Optional;
import org.truflow.protocol.Message;

/**
 * @param query at most 1,000 characters
 * @param limit 1 to 1,000
 * @param cursor from an earlier answer to the same query
 */
public record Search(String query, int limit, Optional<String> cursor) implements Message.Request<Found> {}
