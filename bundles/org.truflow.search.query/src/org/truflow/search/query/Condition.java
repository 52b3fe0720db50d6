package org.truflow.search.query;

/**
 * @param negated whether what the filter says must not be so: {@code -type:video}
 */
public record Condition(Filter filter, boolean negated) {}
