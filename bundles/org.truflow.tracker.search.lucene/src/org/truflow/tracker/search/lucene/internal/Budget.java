package org.truflow.tracker.search.lucene.internal;

import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;

/** What one search may cost. For one thread. */
final class Budget implements QueryTimeout {
    private final long end;
    private int documents;
    private int terms;
    private boolean used;

    /**
     * @param documents most documents looked at
     * @param terms most terms looked at where a dictionary is read through
     */
    Budget(Duration time, int documents, int terms) {
        end = System.nanoTime() + time.toNanos();
        this.documents = documents;
        this.terms = terms;
    }

    /** @return false if there is nothing left for it */
    boolean takeDocument() {
        if (documents-- > 0) {
            return true;
        }
        used = true;
        return false;
    }

    /** @return false if there is nothing left for it */
    boolean takeTerm() {
        if (terms-- > 0 && ((terms & 0xFFF) != 0 || !shouldExit())) {
            return true;
        }
        used = true;
        return false;
    }

    @Override
    public boolean shouldExit() {
        used |= System.nanoTime() - end > 0;
        return used;
    }

    /** Whether the search ended early, or left something out. */
    boolean isUsedUp() {
        return used;
    }

    void useUp() {
        used = true;
    }
}
