package org.truflow.ui.transfer.internal;

/** The groups of the list of transfers, from top to bottom. */
enum Section {
    DOWNLOADING,
    QUEUED,
    PAUSED,
    FAILED,
    FINISHED,
    DIRECT,
    UPLOADS
}
