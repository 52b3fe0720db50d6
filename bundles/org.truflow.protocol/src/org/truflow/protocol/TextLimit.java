package org.truflow.protocol;

/**
 * How long a text may be.
 *
 * @param characters most Unicode code points
 * @param bytes most bytes in UTF-8
 */
public record TextLimit(int characters, int bytes) {
    public TextLimit {
        if (characters < 1 || bytes < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    /** Returns the limit of {@code characters}, of up to four bytes each. */
    public static TextLimit ofCharacters(int characters) {
        return new TextLimit(characters, 4 * characters);
    }

    /** Returns the limit of {@code bytes}, whatever characters they make. */
    public static TextLimit ofBytes(int bytes) {
        return new TextLimit(bytes, bytes);
    }
}
