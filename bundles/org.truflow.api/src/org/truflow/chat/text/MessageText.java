package org.truflow.chat.text;

import java.util.List;

/**
 * Reads the text of a message: a safe part of CommonMark, emoji by name and mentions. No HTML, no pictures, no definitions of links:
 * those stay the text they are. What steers a terminal, turns the direction of writing or cannot be seen is shown as visible
 * text such as {@code U+202E}. Never fails, and takes a moment for the longest.
 *
 * <p><b>Threads.</b> Call from any thread; no method waits.
 */
public interface MessageText {
    /** Most levels that quotes and lists lie within one another; deeper ones are flat text. */
    int MOST_DEPTH = 8;

    /** @param text of any length; what is beyond 16 Ki characters is cut off */
    List<Block> read(String text);

    /** Returns the text in one line without marks, cleaned: for a notification or a list. @param most characters */
    String plain(String text, int most);

    /** Returns the text with everything harmful made visible, marks and line breaks as they were. */
    String clean(String text);

    /** Returns names of emoji that begin so, with what they stand for, such as {@code smile} and the smiling face; for completion. */
    List<Emoji> emoji(String beginning, int limit);

    /** @param name without colons */
    record Emoji(String name, String text) {}
}
