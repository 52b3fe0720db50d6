package org.truflow.share.local.internal.index;

import org.h2.mvstore.MVStore;
import org.truflow.share.CatalogVersion;

/** When the store is written to the disk, and how its file is kept small. Its owner guards it, and calls in between whole changes only. */
final class StoreCare {
    private static final int MOST_UNSAVED_BYTES = 32 << 20;
    private static final int FILL_PERCENT = 60;
    private static final int COMPACTED_BYTES = 8 << 20;
    private static final int COMPACTING_MILLIS = 100;
    private static final int SCATTERING_CHANGES = 10_000;

    private final MVStore store;
    private CatalogVersion tidied = CatalogVersion.NONE;

    /** Number of the change at which all was compacted last. */
    private long compactedAt;

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

    /** Rewrites what is scattered: a little while changes go on, all of it once they have ended. */
    void tidy(CatalogVersion now) {
        commit();
        if (distrusted) {
            return;
        }
        if (!now.equals(tidied)) {
            tidied = now;
            store.compact(FILL_PERCENT, COMPACTED_BYTES);
        } else if (now.number() - compactedAt >= SCATTERING_CHANGES) {
            compactedAt = now.number();
            // The first time moves what is in use, the second gives back the room behind it.
            store.compactFile(COMPACTING_MILLIS);
            store.compactFile(COMPACTING_MILLIS);
        }
        store.sync();
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
