package org.truflow.search.query;

/** A query that makes no sense. Its message tells a person what, where, and what would. */
public final class BadQueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int at;

    /**
     * @param problem a sentence without its full stop
     * @param at index of the {@code char} in the query where the problem begins
     */
    BadQueryException(String problem, int at) {
        super(problem + " (at character " + (at + 1) + ").");
        this.at = at;
    }

    /** Returns the index of the {@code char} in the query where the problem begins; the query's length for its end. */
    public int at() {
        return at;
    }
}
