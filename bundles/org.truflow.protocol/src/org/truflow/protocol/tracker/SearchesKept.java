package org.truflow.protocol.tracker;

import java.util.List;
import org.truflow.protocol.Message;
import org.truflow.search.SavedSearch;

/** @param searches at most {@link #MOST} */
public record SearchesKept(List<SavedSearch> searches) implements Message {
    public static final int MOST = 100;

    public SearchesKept {
        searches = List.copyOf(searches);
    }
}
