package org.truflow.share.local.internal.index;

import java.time.Instant;

/**
 * What tells a file from another one, and from itself before it was written to, without reading it. Two equal stamps mean the same
 * bytes, unless it was written to twice within the granularity of the file system's clock.
 *
 * @param size in bytes
 * @param modified nanoseconds since 1970, as the file says; anyone may set it
 * @param changed nanoseconds since 1970 of the last change of content or attributes, as the system keeps it; 0 where it does not
 * @param device and {@code node}: number of the file in its file system, whatever its name; 0 where there is none
 */
public record Stamp(long size, long modified, long changed, long device, long node) {
    private static final long SECOND = 1_000_000_000L;

    public Instant modifiedInstant() {
        return Instant.ofEpochSecond(Math.floorDiv(modified, SECOND), Math.floorMod(modified, SECOND));
    }

    /** Returns when it was last written to at the latest, nanoseconds since 1970, by the clock that is hardest to set. */
    public long touched() {
        return changed == 0 ? modified : changed;
    }

    /** Returns whether its time is kept in whole seconds only, as far as one can see. */
    public boolean coarse() {
        return Math.floorMod(touched(), SECOND) == 0;
    }
}
