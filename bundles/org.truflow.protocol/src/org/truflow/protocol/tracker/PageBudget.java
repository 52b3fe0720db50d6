package org.truflow.protocol.tracker;

import java.util.List;
import java.util.Map;
import org.truflow.directory.Source;
import org.truflow.protocol.Limits;
import org.truflow.search.Hit;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;

/**
 * Counts what still fits into one message, so that whoever fills a page ends it before it is too large to be sent. Long
 * names can make even a page of few elements too large. Estimates from above; not for use by several threads.
 */
public final class PageBudget {
    private static final int FIXED = 4 << 10;
    private static final int EACH = 128;
    private static final int MOST_BYTES_OF_CHAR = 3;

    private long left = Limits.BODY - FIXED;

    /** Takes room for a change of an {@link ApplyCatalog}, or returns false: then it goes into the next one. */
    public boolean take(CatalogChange change) {
        return take(cost(change.path()));
    }

    /** Takes room for the audiences of an {@link ApplyCatalog}, or returns false: then they cannot be sent. */
    public boolean take(Map<String, Audience> audiences) {
        var cost = 0L;
        for (var audience : audiences.entrySet()) {
            cost += cost(audience.getKey());
            for (var word : audience.getValue().words()) {
                cost += cost(word);
            }
        }
        return take(cost);
    }

    /** Takes room for a hit of a {@link Found}, or returns false: then the page ends before it. */
    public boolean take(Hit hit) {
        var cost = cost(hit.name());
        for (var place : hit.places()) {
            cost += cost(place.user()) + cost(place.path());
        }
        return take(cost);
    }

    /** Takes room for the sources of one content of a {@link SourcesFound}, or returns false: then they are left out. */
    public boolean take(List<Source> sources) {
        var cost = (long) EACH;
        for (var source : sources) {
            cost += cost(source.user()) + cost(source.path());
        }
        return take(cost);
    }

    private boolean take(long cost) {
        if (cost > left) {
            return false;
        }
        left -= cost;
        return true;
    }

    private static long cost(String text) {
        return EACH + (long) MOST_BYTES_OF_CHAR * text.length();
    }
}
