package org.truflow.tracker.search.lucene.internal;

/**
 * A kind of match, best first. What a stage finds includes what those before it find; each word may match in the worst
 * way that the stage allows, or a better one.
 */
enum Stage {
    EXACT_NAME(Closeness.EXACT, false),
    EXACT_PATH(Closeness.EXACT, true),
    PREFIX_NAME(Closeness.PREFIX, false),
    PREFIX_PATH(Closeness.PREFIX, true),
    SUBSTRING_NAME(Closeness.SUBSTRING, false),
    SUBSTRING_PATH(Closeness.SUBSTRING, true),
    TYPO_NAME(Closeness.TYPO, false),
    TYPO_PATH(Closeness.TYPO, true),
    TWO_TYPOS_NAME(Closeness.TWO_TYPOS, false),
    TWO_TYPOS_PATH(Closeness.TWO_TYPOS, true);

    private final Closeness closeness;
    private final boolean inPath;

    Stage(Closeness closeness, boolean inPath) {
        this.closeness = closeness;
        this.inPath = inPath;
    }

    /** How near a word comes to one of a name. */
    enum Closeness {
        EXACT,
        PREFIX,
        SUBSTRING,
        TYPO,
        TWO_TYPOS
    }

    Closeness closeness() {
        return closeness;
    }

    /** Whether words may be those of folders on the way. */
    boolean inPath() {
        return inPath;
    }
}
