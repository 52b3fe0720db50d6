package org.truflow.directory;

/** Whether a person can be reached. */
public enum Presence {
    ONLINE,
    AWAY,
    BUSY,
    OFFLINE
}
