package org.truflow.tracker.server.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.search.Sight;

/**
 * Adds to what was found by its name the places where the same content lies under another one: a person who finds a
 * file wants to know everyone who has it.
 */
final class EverySource {
    private final SearchIndex index;
    private final int mostEach;
    private final Set<PeerId> preferred;
    private final Sight sight;

    /** @param mostEach places of one content; {@code preferred} owners come first */
    EverySource(SearchIndex index, int mostEach, Set<PeerId> preferred, Sight sight) {
        this.index = index;
        this.mostEach = mostEach;
        this.preferred = preferred;
        this.sight = sight;
    }

    /** Returns the same groups, each with the places that matched first. */
    List<SearchIndex.Group> of(List<SearchIndex.Group> groups) throws IOException {
        var contents = new HashMap<SearchIndex.Group, ContentHash>();
        groups.forEach(group -> content(group).ifPresent(content -> contents.put(group, content)));
        if (contents.isEmpty()) {
            return groups;
        }
        var places = index.places(Set.copyOf(contents.values()), mostEach, preferred, sight);
        var all = new ArrayList<SearchIndex.Group>();
        for (var group : groups) {
            var more = Optional.ofNullable(contents.get(group)).map(places::get).orElse(List.of());
            var matches = new LinkedHashSet<>(group.matches());
            more.stream().takeWhile(_ -> matches.size() < mostEach).forEach(matches::add);
            all.add(new SearchIndex.Group(List.copyOf(matches), group.score()));
        }
        return all;
    }

    private static Optional<ContentHash> content(SearchIndex.Group group) {
        return group.matches().getFirst().entry() instanceof CatalogChange.File file
                ? file.content()
                : Optional.empty();
    }
}
