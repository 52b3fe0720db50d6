package org.truflow.tracker.server.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.truflow.protocol.Limits;
import org.truflow.protocol.tracker.PageBudget;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.SearchIndex.Group;
import org.truflow.tracker.search.SearchIndex.Match;

/** Makes answers of what the index found: keys become people, those who are here come first. The asker's own are among them. */
final class Hits {
    /** Places told of one hit; whoever wants more asks for the sources of the content. */
    static final int MOST_PLACES = 20;

    private static final long BYTES_OF_CHAR = 3;
    private static final long BESIDES = 256;

    private final Accounts accounts;
    private final Members members;
    private final PageBudget room = new PageBudget();
    /** Bytes for other places than the first of each hit. */
    private long roomForMore = Limits.BODY / 2;

    Hits(Accounts accounts, Members members) {
        this.accounts = accounts;
        this.members = members;
    }

    /** @return the hits of as many groups as there is room for in an answer, from the first on */
    Answer of(List<Group> groups) {
        var hits = new ArrayList<Hit>();
        for (var i = 0; i < groups.size(); i++) {
            var hit = hit(groups.get(i));
            if (hit.isPresent() && !room.take(hit.get())) {
                return new Answer(hits, i);
            }
            hit.ifPresent(hits::add);
        }
        return new Answer(hits, groups.size());
    }

    /** @param groups how many groups were looked at */
    record Answer(List<Hit> hits, int groups) {}

    /** Returns empty if nobody of those who have it may be shown. */
    private Optional<Hit> hit(Group group) {
        var places = new ArrayList<Place>();
        var entries = new ArrayList<CatalogChange>();
        for (var match : group.matches()) {
            var user = accounts.visible(match.owner());
            if (user.isPresent()) {
                places.add(place(match, user.get().name()));
                entries.add(match.entry());
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        var best = entries.getFirst();
        places.sort(Comparator.comparing(Place::online).reversed());
        return Optional.of(hit(best, trimmed(places), group.score()).withSources(Hit.sources(places)));
    }

    private static Hit hit(CatalogChange entry, List<Place> places, double score) {
        var name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        return switch (entry) {
            case CatalogChange.File file ->
                new Hit(name, false, file.size(), file.modified(), file.content(), places, score);
            case CatalogChange.Folder _, CatalogChange.Removed _ ->
                new Hit(name, true, 0, Instant.EPOCH, Optional.empty(), places, score);
        };
    }

    private Place place(Match match, String user) {
        return new Place(user, match.owner(), match.entry().path(), members.online(match.owner()));
    }

    /** The first place is always told; the others share what room an answer has. */
    private List<Place> trimmed(List<Place> places) {
        var told = new ArrayList<Place>();
        told.add(places.getFirst());
        for (var place : places.subList(1, Math.min(MOST_PLACES, places.size()))) {
            roomForMore -= BESIDES
                    + BYTES_OF_CHAR * (place.path().length() + place.user().length());
            if (roomForMore < 0) {
                break;
            }
            told.add(place);
        }
        return told;
    }
}
