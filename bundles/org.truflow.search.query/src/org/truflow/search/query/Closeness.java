package org.truflow.search.query;

/** How near a word of a query comes to one of a name, best first. */
public enum Closeness {
    EXACT,
    PREFIX,
    SUBSTRING,
    TYPO
}
