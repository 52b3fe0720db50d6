package org.truflow.tracker.search.lucene.internal;

import org.truflow.search.FileType;

/** Size and type of a file in one number. */
final class Traits {
    private static final int TYPE_BITS = 5;
    private static final FileType[] TYPES = FileType.values();

    private Traits() {}

    static long of(long size, FileType type) {
        return Math.min(size, Long.MAX_VALUE >>> TYPE_BITS) << TYPE_BITS | type.ordinal();
    }

    static long size(long traits) {
        return traits >>> TYPE_BITS;
    }

    static FileType type(long traits) {
        return TYPES[(int) traits & (1 << TYPE_BITS) - 1];
    }
}
