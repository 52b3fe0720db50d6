package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Path;

/** Another program that brings the same files from here to there. Closing it ends what it runs. */
interface Rival extends AutoCloseable {
    /** Returns what stands in the table. */
    String name();

    /** Returns program and version. */
    String version();

    /** Fetches into an empty folder. */
    Contest.Run fetch(Path folder) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
