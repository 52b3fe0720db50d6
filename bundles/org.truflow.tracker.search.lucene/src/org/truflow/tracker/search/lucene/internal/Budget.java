package org.truflow.tracker.search.lucene.internal;

import java.time.Duration;

/** What one search may cost. For one thread. */
final class Budget {
    private static final int LOOKS = 20_000;

    private final long end;
    private int enough;
    private int documents;
    private int looks = LOOKS;
    private boolean used;
    private boolean partial;

    /**
     * @param enough work, about microseconds, after which nothing worse is looked for when something was found
     * @param time after which the search ends
     * @param documents most documents gathered
     */
    Budget(int enough, Duration time, int documents) {
        end = System.nanoTime() + time.toNanos();
        this.enough = enough;
        this.documents = documents;
    }

    /** Returns what is never used up. */
    static Budget none() {
        return new Budget(Integer.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE);
    }

    /** Takes note of work: a term looked up counts one. Unlike time it is the same on every machine. */
    void takeWork(int count) {
        enough -= count;
    }

    /** Takes note of a document that matches. */
    void takeDocument() {
        used |= --documents <= 0;
    }

    /** Takes note of a document that is read. */
    void takeLook() {
        used |= --looks <= 0;
    }

    /** Whether the search has to end. */
    boolean isUsedUp() {
        used |= System.nanoTime() - end > 0;
        return used;
    }

    boolean isEnough() {
        return isUsedUp() || enough <= 0;
    }

    /** Whether there may be more than was found. */
    boolean isCut() {
        return used || partial;
    }

    /** Notes that something was left out, though the search goes on. */
    void leaveOut() {
        partial = true;
    }
}
