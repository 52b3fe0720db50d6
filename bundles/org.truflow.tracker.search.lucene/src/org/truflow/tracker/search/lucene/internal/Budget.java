package org.truflow.tracker.search.lucene.internal;

import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;

/** What one search may cost. For one thread. */
final class Budget implements QueryTimeout {
    private final long end;
    private int documents;
    private boolean used;
    private boolean partial;

    /** @param documents most documents looked at */
    Budget(Duration time, int documents) {
        end = System.nanoTime() + time.toNanos();
        this.documents = documents;
    }

    /** @return false if there is nothing left for it */
    boolean takeDocument() {
        if (documents-- > 0) {
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

    /** Whether the search has to end. */
    boolean isUsedUp() {
        return used;
    }

    /** Whether there may be more than was found. */
    boolean isCut() {
        return used || partial;
    }

    /** Notes that something was left out, though the search goes on. */
    void leaveOut() {
        partial = true;
    }

    void useUp() {
        used = true;
    }
}
