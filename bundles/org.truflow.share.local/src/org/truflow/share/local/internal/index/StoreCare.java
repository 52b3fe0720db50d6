package org.truflow.share.local.internal.index;

import org.h2.mvstore.MVStore;
import org.truflow.share.CatalogVersion;

/** When the store is written to the disk, and how its file is kept small. Its owner guards it, and calls in between whole changes only. */
final class StoreCare {
    private static final int MOST_UNSAVED_BYTES = 32 << 20;
    private static final int FILL_PERCENT = 60;
    private static final int COMPACTED_BYTES = 8 << 20;
    private static final int COMPACTING_MILLIS = 300;
    private static final int ROUNDS = 4;
    private static final int SCATTERING_CHANGES = 10_000;

    private final MVStore store;
    private CatalogVersion tidied = CatalogVersion.NONE;

    /** Number of the change at which all was compacted last. */
    private long compactedAt;

    private int roundsLeft;

    private boolean distrusted;

    /** @param number of the last change */
    StoreCare(MVStore store, long number) {
        this.store = store;
        this.compactedAt = store.getFillRate() < FILL_PERCENT ? 0 : number;
    }

    /** Commits if there is so much to commit that memory would run short. */
    void wrote() {
        if (!distrusted && store.getUnsavedMemory() > MOST_UNSAVED_BYTES) {
            store.commit();
        }
    }

    void commit() {
        if (!distrusted && store.hasUnsavedChanges()) {
            store.commit();
        }
    }

    /** Commits, and waits until the disk has it. */
    void sync() {
        commit();
        if (!distrusted) {
            store.sync();
        }
    }

    /**
     * Rewrites what is scattered: a little while changes go on, all of it once they have ended.
     *
     * @return whether nothing has changed since the last time
     */
    boolean tidy(CatalogVersion now) {
        commit();
        if (distrusted) {
            return false;
        }
        var quiet = now.equals(tidied);
        if (!quiet) {
            tidied = now;
            store.compact(FILL_PERCENT, COMPACTED_BYTES);
            roundsLeft = now.number() - compactedAt >= SCATTERING_CHANGES ? ROUNDS : roundsLeft;
        } else if (roundsLeft > 0) {
            // One round moves what is in use, a later one gives back the room behind it; none is to hold up others for
            // long.
            roundsLeft--;
            compactedAt = now.number();
            store.compactFile(COMPACTING_MILLIS);
        }
        store.sync();
        return quiet;
    }

    boolean distrust() {
        var first = !distrusted;
        distrusted = true;
        return first;
    }

    /** Whether {@link #close} will commit. */
    boolean closing() {
        return !distrusted && !store.isClosed();
    }

    void close() {
        if (closing()) {
            sync();
            store.close();
        } else {
            abandon();
        }
    }

    void abandon() {
        store.closeImmediately();
    }
}
