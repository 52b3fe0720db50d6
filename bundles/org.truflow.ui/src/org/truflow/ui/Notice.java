package org.truflow.ui;

import java.util.Optional;

/**
 * Something that a person may want to know while looking elsewhere.
 *
 * @param kind each can be switched off in the preferences; also names its text in them
 * @param title one line; {@code text} one or two more; untrusted parts were made {@link Visible}
 * @param action what a click does, with what it is called
 */
public record Notice(Kind kind, String title, String text, Optional<Choice> action) {

    /** What it is about. */
    public enum Kind {
        DOWNLOAD_FINISHED,
        DOWNLOAD_FAILED,
        MESSAGE,
        OFFER,
        SAVED_SEARCH,
        TRACKER
    }

    /** @param does on the UI thread */
    public record Choice(String label, Runnable does) {}
}
