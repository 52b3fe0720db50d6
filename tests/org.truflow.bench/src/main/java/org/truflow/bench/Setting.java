package org.truflow.bench;

import java.nio.file.Path;

/**
 * What a benchmark works with.
 *
 * @param root of the built checkout
 * @param runs how often each contestant runs; the benchmarks have a least of their own
 * @param size how much of everything is taken
 * @param parallel how many downloads run at once where that is measured; 0 measures everything else
 * @param users how many people come to a tracker
 * @param files how many files each of them lists
 */
public record Setting(Path root, int runs, Size size, int parallel, int users, int files) {

    /** How much of everything is taken. */
    public enum Size {
        FULL(1),
        /** For a machine that others use too. */
        QUICK(4),
        /** To try the programs. */
        SMALL(10);

        private final int divisor;

        Size(int divisor) {
            this.divisor = divisor;
        }
    }

    /** Returns how much to take of what should be {@code full}. */
    public long amount(long full) {
        return full / size.divisor;
    }

    /** Returns how often each contestant runs where a full benchmark takes at least {@code least}. */
    public int runs(int least) {
        return size == Size.FULL ? Math.max(least, runs) : runs;
    }

    /** Returns the folder for what is fetched once and kept. */
    public Path cache() {
        return root.resolve(".cache/bench");
    }
}
