package org.truflow.bench;

/** One thing that is measured. What it starts it ends, what it writes it removes; it asserts no time. */
public interface Benchmark {

    /** Returns the word that chooses it, for example {@code hash}. */
    String name();

    /** Measures and reports. */
    void run(Setting setting, Report report) throws Exception;
}
