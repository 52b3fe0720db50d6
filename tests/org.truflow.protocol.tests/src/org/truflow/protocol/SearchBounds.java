package org.truflow.protocol;

import static org.truflow.protocol.MessageBoundsTest.bound;
import static org.truflow.protocol.MessageBoundsTest.characters;
import static org.truflow.protocol.MessageBoundsTest.hash;
import static org.truflow.protocol.MessageBoundsTest.instant;
import static org.truflow.protocol.MessageBoundsTest.list;
import static org.truflow.protocol.MessageBoundsTest.path;
import static org.truflow.protocol.MessageBoundsTest.size;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bounds of saved searches. */
final class SearchBounds {
    static final Set<String> OPTIONAL = Set.of(
            "KEEP_SEARCH.s", "KEEP_SEARCH.f", "SEARCH_MATCHED.u", "SEARCH_MATCHED.x.0.f", "SEARCH_MATCHED.x.0.x.0.o");

    private SearchBounds() {}

    static void add(List<MessageBoundsTest.Bound> all) {
        all.add(characters("KEEP_SEARCH.s.n", 64));
        all.add(characters("KEEP_SEARCH.s.q", 1_000));
        all.add(characters("KEEP_SEARCH.f", 64));
        all.add(list("SEARCHES_KEPT.x", 100, Map.of("n", "a", "q", "b")));
        all.add(characters("SEARCHES_KEPT.x.0.n", 64));
        all.add(characters("SEARCHES_KEPT.x.0.q", 1_000));
        var place = Map.of("u", "ann", "p", new byte[32], "f", "x");
        all.add(characters("SEARCH_MATCHED.n", 64));
        all.add(list("SEARCH_MATCHED.x", 20, Map.of("n", "a", "s", 1, "m", 1, "x", List.of(place), "r", 1.0)));
        all.add(path("SEARCH_MATCHED.x.0.n", 1_024));
        all.add(size("SEARCH_MATCHED.x.0.s"));
        all.add(instant("SEARCH_MATCHED.x.0.m"));
        all.add(list("SEARCH_MATCHED.x.0.x", 50, place));
        all.add(bound("SEARCH_MATCHED.x.0.r", List.of(0, -1.5, 1e300), List.of(Double.NaN)));
        all.add(characters("SEARCH_MATCHED.x.0.x.0.u", 64));
        all.add(hash("SEARCH_MATCHED.x.0.x.0.p"));
        all.add(path("SEARCH_MATCHED.x.0.x.0.f", 4_096));
    }
}
