package org.truflow.ui.share.internal;

/** Whether a file of somebody else is here. */
enum Mark {
    NONE,
    QUEUED,
    RUNNING,
    HERE
}
