package org.truflow.tracker.search.lucene.internal;

import java.util.Arrays;

/** A set of things by 64-bit hashes of their keys: 16 bytes or less for each. */
final class Hashes {
    private long[] slots = new long[16];
    private int size;

    int size() {
        return size;
    }

    boolean contains(long hash) {
        return slots[slot(slots, proper(hash))] != 0;
    }

    /** @return false if it was there */
    boolean add(long hash) {
        var proper = proper(hash);
        var slot = slot(slots, proper);
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = proper;
        size++;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return true;
    }

    void clear() {
        slots = new long[16];
        size = 0;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> larger[slot(larger, hash)] = hash);
        slots = larger;
    }

    /** Returns where the hash is, or should be. */
    private static int slot(long[] slots, long hash) {
        var slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Zero marks an empty slot. */
    private static long proper(long hash) {
        return hash == 0 ? 1 : hash;
    }
}
