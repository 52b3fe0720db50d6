package org.truflow.protocol.session;

/** What a session is for, so that a short message never waits behind a file. */
public enum SessionKind {
    /** Requests and pushes, small. */
    CONTROL,
    /** Bulk bytes. */
    DATA
}
