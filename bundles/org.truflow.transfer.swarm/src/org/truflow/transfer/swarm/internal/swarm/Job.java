package org.truflow.transfer.swarm.internal.swarm;

/** What is being done for a download that has its turn. Confined to the lane. */
interface Job {
    void start();

    /** Called about ten times a second. @param now nanoseconds */
    void tick(long now);

    /** Somebody came or went. */
    void directoriesChanged();

    /** Returns how many sources are connected. */
    int sources();

    /** Ends; what is there stays. Nothing is told any more. */
    void stop();

    /** Ends and deletes what is not finished. */
    void discard();
}
