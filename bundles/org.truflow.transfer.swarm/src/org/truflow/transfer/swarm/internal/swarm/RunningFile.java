package org.truflow.transfer.swarm.internal.swarm;

import org.truflow.transfer.swarm.internal.queue.Manifest.Line;

/** A file of a folder that is being fetched. Confined to the lane. */
final class RunningFile {
    /** More bytes make it large: few of those are fetched at once. */
    static final long LARGE = 8L << 20;

    final Line line;

    /** When there was hope last, in nanoseconds. */
    long hopefulAt;

    /** Bytes that are verified. */
    long done;

    RunningFile(Line line, long now) {
        this.line = line;
        this.hopefulAt = now;
    }

    boolean large() {
        return line.size() > LARGE;
    }
}
