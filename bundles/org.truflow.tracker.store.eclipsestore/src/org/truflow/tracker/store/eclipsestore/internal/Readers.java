package org.truflow.tracker.store.eclipsestore.internal;

import org.eclipse.jdt.annotation.Nullable;

/** Counts who may be reading a graph, so that it is closed only when nobody is. */
final class Readers {
    private int inside;
    private boolean retired;
    private @Nullable Runnable whenEmpty;

    /** @return false if the graph was retired: another one is there by now */
    synchronized boolean enter() {
        if (retired) {
            return false;
        }
        inside++;
        return true;
    }

    void leave() {
        Runnable run = null;
        synchronized (this) {
            if (--inside == 0 && retired) {
                run = whenEmpty;
            }
        }
        if (run != null) {
            run.run();
        }
    }

    /** Lets nobody enter any more, and runs {@code close} once nobody is inside; at once, or on the thread of the last who leaves. */
    void retire(Runnable close) {
        synchronized (this) {
            retired = true;
            whenEmpty = close;
            if (inside > 0) {
                return;
            }
        }
        close.run();
    }
}
