package org.truflow.tracker.server.internal;

import org.truflow.protocol.session.MessageHandlers;
import org.truflow.tracker.TrackerAdmin;
import org.truflow.tracker.attendance.Attendance;
import org.truflow.tracker.store.TrackerStore;

/** A whole tracker, over a store and an index in memory, that can be stopped and started again. */
public final class RunningTracker implements AutoCloseable {
    private final MemoryStore store = new MemoryStore();
    private final Object[] settings;
    private MemoryIndex index = new MemoryIndex();
    private Trackers tracker;

    /** @param settings keys and values in turn */
    public RunningTracker(Object... settings) {
        this.settings = settings;
        tracker = new Trackers(store, settings);
        tracker.server.addIndex(index);
    }

    public MessageHandlers handlers() {
        return tracker.server;
    }

    public TrackerAdmin admin() {
        return tracker.server;
    }

    public Attendance attendance() {
        return tracker.server.attendance();
    }

    public TrackerStore store() {
        return store;
    }

    /** Stops the tracker and starts it anew from what it kept; its index is lost. */
    public void restart() {
        tracker.close();
        tracker = new Trackers(store, settings);
        index = new MemoryIndex();
        tracker.server.addIndex(index);
    }

    public void stopSearch() {
        tracker.server.removeIndex(index);
    }

    public void startSearch() {
        tracker.server.addIndex(index);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
