package org.truflow.tracker.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.search.SearchIndex.Group;
import org.truflow.tracker.search.SearchIndex.Match;
import org.truflow.tracker.search.Sight;

class EverySourceTest {

    private static final PeerId ANNA = new PeerId(new Sha256(1, 0, 0, 0));
    private static final PeerId BEN = new PeerId(new Sha256(2, 0, 0, 0));
    private static final ContentHash FILM = new ContentHash(new Sha256(9, 9, 9, 9));

    private final Places index = new Places();

    @Test
    void adds_places_of_the_same_content_under_another_name_after_those_that_matched() throws Exception {
        var found = file(ANNA, "a/expedition.mkv", Optional.of(FILM));
        var other = file(BEN, "b/final cut.mkv", Optional.of(FILM));
        index.places.put(FILM, List.of(other, found));

        var groups = new EverySource(index, 50, Set.of(), Sight.ALL).of(List.of(new Group(List.of(found), 3)));

        assertEquals(List.of(new Group(List.of(found, other), 3)), groups);
    }

    @Test
    void keeps_to_the_most_places_of_one_content() throws Exception {
        var found = file(ANNA, "a/expedition.mkv", Optional.of(FILM));
        index.places.put(FILM, List.of(file(BEN, "b/1", Optional.of(FILM)), file(BEN, "b/2", Optional.of(FILM))));

        var groups = new EverySource(index, 2, Set.of(), Sight.ALL).of(List.of(new Group(List.of(found), 3)));

        assertEquals(2, groups.getFirst().matches().size());
    }

    @Test
    void leaves_folders_and_files_that_are_not_hashed_alone() throws Exception {
        var groups = List.of(
                new Group(List.of(file(ANNA, "a/new.txt", Optional.empty())), 2),
                new Group(List.of(new Match(BEN, new CatalogChange.Folder("b/films"))), 1));

        assertEquals(groups, new EverySource(index, 50, Set.of(), Sight.ALL).of(groups));
    }

    private static Match file(PeerId owner, String path, Optional<ContentHash> content) {
        return new Match(owner, new CatalogChange.File(path, 5, Instant.EPOCH, content));
    }

    /** Knows where contents lie, and nothing else. */
    private static final class Places implements SearchIndex {
        private final Map<ContentHash, List<Match>> places = new HashMap<>();

        @Override
        public Map<ContentHash, List<Match>> places(
                Collection<ContentHash> contents, int mostEach, Set<PeerId> preferred, Sight sight) {
            var known = new HashMap<>(places);
            known.keySet().retainAll(contents);
            return known;
        }

        @Override
        public CatalogVersion version(PeerId owner) {
            return CatalogVersion.NONE;
        }

        @Override
        public Set<PeerId> owners() {
            return Set.of();
        }

        @Override
        public void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version)
                throws IOException {
            throw new IOException("holds nothing");
        }

        @Override
        public void drop(PeerId owner) throws IOException {
            throw new IOException("holds nothing");
        }

        @Override
        public Matches search(Question question) {
            return new Matches(List.of(), Optional.empty(), false, Optional.empty());
        }

        @Override
        public long entries() {
            return 0;
        }
    }
}
