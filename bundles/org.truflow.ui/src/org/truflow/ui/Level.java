package org.truflow.ui;

/** How something is to be taken. */
public enum Level {
    NORMAL,
    GOOD,
    WARNING,
    BAD
}
