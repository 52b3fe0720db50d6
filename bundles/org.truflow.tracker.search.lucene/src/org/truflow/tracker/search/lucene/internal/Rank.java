package org.truflow.tracker.search.lucene.internal;

/** What is found first of what matches equally well: what more people have, then what is newer. A larger number comes first. */
final class Rank {
    /** More people than these are not told apart. */
    static final int MOST_SOURCES = 64;

    private static final int TIME_BITS = 40;
    private static final long LATEST = (1L << TIME_BITS) - 1;

    private Rank() {}

    /** @param time seconds since 1970 @param now a time ahead of it is a lie or a wrong clock, and makes nothing newer */
    static long of(int sources, long time, long now) {
        return (long) Math.min(sources, MOST_SOURCES) << TIME_BITS
                | Math.clamp(time, 0, Math.min(Math.max(0, now), LATEST));
    }

    static int sources(long rank) {
        return (int) (rank >>> TIME_BITS);
    }

    static long time(long rank) {
        return rank & LATEST;
    }
}
