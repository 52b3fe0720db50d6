package org.truflow.ui.app.internal.event;

import java.time.Instant;
import org.truflow.ui.Level;

/**
 * Something that happened.
 *
 * @param number which it was since the start; later ones are higher
 * @param text one line, fit to be shown
 */
record Happening(long number, Instant when, Kind kind, Level level, String text) {

    /** What it is about. */
    enum Kind {
        PEOPLE,
        TRANSFER,
        SEND,
        TRACKER,
        ENGINE,
        PROGRAM
    }
}
