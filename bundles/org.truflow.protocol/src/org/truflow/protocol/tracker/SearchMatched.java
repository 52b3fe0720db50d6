package org.truflow.protocol.tracker;

import java.util.List;
import org.truflow.protocol.Message;
import org.truflow.search.Hit;

/**
 * Tells what came to match a saved search.
 *
 * @param search its name
 * @param hits at most {@link #MOST}, oldest first
 * @param missed whether there were more than the tracker keeps for someone who is away
 */
public record SearchMatched(String search, List<Hit> hits, boolean missed) implements Message.Push {
    public static final int MOST = 20;

    public SearchMatched {
        hits = List.copyOf(hits);
    }
}
