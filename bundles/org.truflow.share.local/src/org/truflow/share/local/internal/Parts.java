package org.truflow.share.local.internal;

/**
 * What tests set otherwise than the running program.
 *
 * @param mostWatched how many folders may be watched
 * @param hashThreads how many threads hash
 */
record Parts(Pace pace, Disk disk, int mostWatched, int hashThreads) {
    private static final int MOST_WATCHED = 1_000_000;
    private static final int MOST_THREADS = 8;

    static Parts normal() {
        var threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        return new Parts(Pace.NORMAL, new RealDisk(), MOST_WATCHED, threads);
    }
}
