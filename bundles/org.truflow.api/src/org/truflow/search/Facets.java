package org.truflow.search;

import java.util.List;
import java.util.Map;

/**
 * How many files and folders match a search, by kind, every copy counted.
 *
 * @param types those there are
 * @param sizes of files; those there are
 * @param owners those with the most first, at most {@link #MOST_OWNERS}
 * @param online how many are somewhere reachable now
 * @param complete whether all were counted, so that the numbers are not merely the least
 */
public record Facets(
        Map<FileType, Long> types, Map<SizeClass, Long> sizes, List<Owner> owners, long online, boolean complete) {
    public static final int MOST_OWNERS = 20;

    public Facets {
        types = Map.copyOf(types);
        sizes = Map.copyOf(sizes);
        owners = List.copyOf(owners);
    }

    public record Owner(String user, long count) {}
}
