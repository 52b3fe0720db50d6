package org.truflow.search;

import java.util.List;
import java.util.Optional;

/**
 * @param hits best first
 * @param cursor to ask for the next page; empty when there is none
 * @param cut whether the search stopped at its budget, so that there may be more than it says
 * @param facets if they were asked for
 */
public record SearchPage(List<Hit> hits, Optional<String> cursor, boolean cut, Optional<Facets> facets) {
    public SearchPage {
        hits = List.copyOf(hits);
    }

    public SearchPage(List<Hit> hits, Optional<String> cursor, boolean cut) {
        this(hits, cursor, cut, Optional.empty());
    }
}
