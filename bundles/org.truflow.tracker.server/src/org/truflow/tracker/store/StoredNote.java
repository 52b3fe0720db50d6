package org.truflow.tracker.store;

/**
 * Something small that the server keeps in a form of its own.
 *
 * @param kind whose it is, for example {@code invitation}
 * @param key unique in its kind
 */
public record StoredNote(String kind, String key, String value) {}
