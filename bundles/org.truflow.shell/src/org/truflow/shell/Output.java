package org.truflow.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes. Everything is text for people, or, when JSON was asked for, exactly one JSON value.
 *
 * <p>Text from outside is made harmless here: control, bidi and zero-width characters are shown as {@code \\u202e}.
 * Every method fails with {@link IOException} when whoever asked has gone.
 */
public interface Output {

    /** Returns whether JSON was asked for. Then only {@link #json} is shown. */
    boolean wantsJson();

    /** Returns whether a person watches in a terminal, so that progress may be drawn. */
    boolean interactive();

    /** Returns the width of the terminal in characters. */
    int width();

    /** Writes a line. */
    void line(String text) throws IOException;

    /** Writes rows with columns aligned; {@code right} lists the columns, from 0, that are aligned to the right. */
    void table(List<String> header, List<List<String>> rows, Integer... right) throws IOException;

    /** Replaces the last progress line, if a person watches; otherwise does nothing. */
    void progress(String text) throws IOException;

    /**
     * Writes the result as JSON, if that was asked for.
     *
     * @param value of {@link Map} (in order), {@link List}, {@link String}, {@link Number}, {@link Boolean},
     *     {@link java.util.Optional} (empty is null), {@link java.time.Instant} (ISO 8601) and enums; anything else is written as its text
     */
    void json(Object value) throws IOException;

    /** Writes a line to where errors go. */
    void error(String text) throws IOException;

    /** Returns the folder that relative paths of the caller are relative to. */
    java.nio.file.Path directory();
}
