package org.truflow.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;

/**
 * One thing found. Files with the same content are one hit with several places.
 *
 * @param name of the best matching place, last component of its path
 * @param folder whether it is a folder
 * @param size bytes; 0 for a folder
 * @param places at least one, best first
 * @param score higher is better, comparable within one answer
 */
public record Hit(
        String name,
        boolean folder,
        long size,
        Instant modified,
        Optional<ContentHash> content,
        List<Place> places,
        double score) {
    public Hit {
        places = List.copyOf(places);
    }
}
