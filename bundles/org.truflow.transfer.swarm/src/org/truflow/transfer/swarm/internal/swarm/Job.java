package org.truflow.transfer.swarm.internal.swarm;

import java.util.Map;
import org.truflow.transfer.TransferState;

/** What is being done for a download that has its turn. Confined to the lane. */
interface Job {
    void start();

    /** Called about ten times a second. @param now nanoseconds */
    void tick(long now);

    /** Somebody came or went. */
    void directoriesChanged();

    /** Returns how many sources are connected. */
    int sources();

    /** Returns bytes that are there of files that are being fetched, by their index in the list of a folder. */
    default Map<Integer, Long> files() {
        return Map.of();
    }

    /** Returns where we stand in the queues of all sources; empty if some of them serves us, or none is there. */
    default String queued() {
        return "";
    }

    /** Returns the state of a download while this is done for it. */
    default TransferState state() {
        var queued = queued();
        return queued.isEmpty() ? new TransferState.Running(sources()) : new TransferState.Waiting(queued);
    }

    /** Ends; what is there stays. Nothing is told any more. */
    void stop();

    /** Ends and deletes what is not finished. */
    void discard();
}
