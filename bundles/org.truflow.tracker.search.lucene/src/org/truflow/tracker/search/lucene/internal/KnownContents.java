package org.truflow.tracker.search.lucene.internal;

import java.util.ArrayList;
import java.util.List;
import org.truflow.id.ContentHash;

/**
 * Remembers which contents were listed, in two bytes each, and now and then thinks of one that was not (one in a
 * thousand): most files are somebody's alone, and nobody needs to be asked how many have them. Call from any thread.
 *
 * <p>A row of Bloom filters, each four times as large as the one before.
 */
final class KnownContents {
    private static final int FIRST_BITS = 1 << 20;
    private static final int LARGEST_BITS = 1 << 30;
    private static final int BITS_EACH = 16;
    private static final int PROBES = 4;
    private static final int WORD = 64;

    private final List<long[]> filters = new ArrayList<>(List.of(new long[FIRST_BITS / WORD]));
    private int left = FIRST_BITS / BITS_EACH;

    /** @return whether it may have been there */
    boolean add(ContentHash content) {
        return add(content.value().a());
    }

    /** @param one the first eight bytes of a content hash */
    synchronized boolean add(long one) {
        var two = (one ^ one >>> 32) * 0x9E3779B97F4A7C15L >>> 17;
        for (var filter : filters) {
            if (has(filter, one, two)) {
                return true;
            }
        }
        if (left == 0) {
            var bits = (int) Math.min(LARGEST_BITS, 4L * WORD * filters.getLast().length);
            filters.add(new long[bits / WORD]);
            left = bits / BITS_EACH;
        }
        left--;
        var filter = filters.getLast();
        for (var i = 0; i < PROBES; i++) {
            var bit = bit(filter, one, two, i);
            filter[bit / WORD] |= 1L << bit;
        }
        return false;
    }

    private static boolean has(long[] filter, long one, long two) {
        for (var i = 0; i < PROBES; i++) {
            var bit = bit(filter, one, two, i);
            if ((filter[bit / WORD] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The hash of a content is as good as random already; who chooses it badly is only asked about more often. */
    private static int bit(long[] filter, long one, long two, int probe) {
        return (int) (one + probe * (two | 1)) & filter.length * WORD - 1;
    }
}
