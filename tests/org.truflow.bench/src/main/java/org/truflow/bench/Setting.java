package org.truflow.bench;

import java.nio.file.Path;

/**
 * What a benchmark works with.
 *
 * @param root of the built checkout
 * @param runs how often each contestant runs; the benchmarks have a least of their own
 */
public record Setting(Path root, int runs) {

    /** Returns the folder for what is fetched once and kept. */
    public Path cache() {
        return root.resolve(".cache/bench");
    }
}
