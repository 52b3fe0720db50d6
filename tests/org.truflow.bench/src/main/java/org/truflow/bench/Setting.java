package org.truflow.bench;

import java.nio.file.Path;

/**
 * What a benchmark works with.
 *
 * @param root of the built checkout
 * @param runs how often each contestant runs; the benchmarks have a least of their own
 * @param small whether a tenth of everything is enough, to try the programs
 */
public record Setting(Path root, int runs, boolean small) {
    private static final int SMALLER = 10;

    /** Returns how much to take of what should be {@code full}. */
    public long amount(long full) {
        return small ? full / SMALLER : full;
    }

    /** Returns the folder for what is fetched once and kept. */
    public Path cache() {
        return root.resolve(".cache/bench");
    }
}
