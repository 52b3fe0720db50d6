package org.truflow.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.truflow.id.PeerId;
import org.truflow.search.Hit;

/**
 * What several providers, and several pages of each, found: the same content is one hit with all its places, and so is what has no
 * content yet but lies at the same place. Not for several threads at once.
 */
public final class MergedHits {
    private final Map<Object, Hit> hits = new LinkedHashMap<>();

    /** What has no content hash is the same only where it lies. */
    private record Lying(PeerId peer, String path, boolean folder) {}

    public void add(Collection<Hit> more) {
        for (var hit : more) {
            hits.merge(thing(hit), hit, MergedHits::union);
        }
    }

    /** Returns by what a hit is the same as another. */
    public static Object thing(Hit hit) {
        if (hit.content().isPresent()) {
            return hit.content().get();
        }
        if (hit.places().isEmpty()) {
            return hit;
        }
        var place = hit.places().getFirst();
        return new Lying(place.peer(), place.path(), hit.folder());
    }

    /** Returns how many there are. */
    public int size() {
        return hits.size();
    }

    /** Returns all, best first; those that are equally good in the order in which they came. */
    public List<Hit> bestFirst() {
        var all = new ArrayList<>(hits.values());
        all.sort(Comparator.comparingDouble(Hit::score).reversed());
        return all;
    }

    private static Hit union(Hit a, Hit b) {
        var best = a.score() >= b.score() ? a : b;
        var places = Stream.concat(best.places().stream(), (best == a ? b : a).places().stream())
                .distinct()
                .toList();
        return new Hit(best.name(), best.folder(), best.size(), best.modified(), best.content(), places, best.score())
                .withSources(Math.max(Hit.sources(places), Math.max(a.sources(), b.sources())))
                .withMarks(best.marks());
    }
}
