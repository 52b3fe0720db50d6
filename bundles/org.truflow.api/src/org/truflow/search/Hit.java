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
 * @param sources how many people have it, at least: not all of them need to be among the places
 * @param marks the parts of the name that were searched for, in their order
 */
public record Hit(
        String name,
        boolean folder,
        long size,
        Instant modified,
        Optional<ContentHash> content,
        List<Place> places,
        double score,
        int sources,
        List<Span> marks) {
    public Hit {
        places = List.copyOf(places);
        marks = List.copyOf(marks);
    }

    /** A hit all of whose sources are among its places. */
    public Hit(
            String name,
            boolean folder,
            long size,
            Instant modified,
            Optional<ContentHash> content,
            List<Place> places,
            double score) {
        this(name, folder, size, modified, content, places, score, sources(places), List.of());
    }

    /** Returns how many people these places belong to. */
    public static int sources(List<Place> places) {
        return (int) places.stream().map(Place::peer).distinct().count();
    }

    public Hit withSources(int other) {
        return new Hit(name, folder, size, modified, content, places, score, other, marks);
    }

    public Hit withMarks(List<Span> other) {
        return new Hit(name, folder, size, modified, content, places, score, sources, other);
    }
}
