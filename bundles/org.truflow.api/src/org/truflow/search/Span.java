package org.truflow.search;

/**
 * A part of a text.
 *
 * @param from index of its first {@code char}
 * @param to index after its last
 */
public record Span(int from, int to) {
    public Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no part of a text: " + from + " to " + to);
        }
    }
}
