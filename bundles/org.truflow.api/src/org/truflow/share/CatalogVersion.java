package org.truflow.share;

/**
 * A point in the life of a catalog.
 *
 * @param epoch random, new whenever the catalog was lost and built anew; versions of two epochs cannot be compared
 * @param number grows with every change; 0 before the first
 */
public record CatalogVersion(long epoch, long number) {
    /** Nothing is known of the catalog. */
    public static final CatalogVersion NONE = new CatalogVersion(0, 0);
}
