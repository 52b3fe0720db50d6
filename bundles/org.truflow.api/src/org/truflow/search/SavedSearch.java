package org.truflow.search;

/**
 * A search that goes on: whoever saved it is told of what comes to match it.
 *
 * @param name how its owner calls it, 1 to 64 characters
 * @param query as a person types it
 */
public record SavedSearch(String name, String query) {}
