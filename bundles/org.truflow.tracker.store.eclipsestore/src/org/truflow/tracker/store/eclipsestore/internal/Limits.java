package org.truflow.tracker.store.eclipsestore.internal;

import java.time.Duration;

/**
 * How much the store keeps in memory and when it makes a checkpoint.
 *
 * @param journal bytes of journal that ask for a checkpoint
 * @param fresh bytes of changed catalogs in memory that ask for a checkpoint
 * @param warm bytes of unchanged catalogs kept in memory
 * @param waste bytes that the graph may hold besides twice what is in use, before it is written anew
 * @param age longest time that something waits for a checkpoint
 */
record Limits(long journal, long fresh, long warm, long waste, Duration age) {
    private static final long MEBIBYTE = 1024 * 1024;

    /** Returns limits that fit a heap of {@code bytes}. */
    static Limits forHeap(long bytes) {
        var eighth = Math.clamp(bytes / 8, 16 * MEBIBYTE, 128 * MEBIBYTE);
        return new Limits(32 * MEBIBYTE, eighth, eighth, 64 * MEBIBYTE, Duration.ofMinutes(5));
    }
}
