package org.truflow.tracker.server.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.truflow.id.PeerId;
import org.truflow.protocol.tracker.SearchMatched;
import org.truflow.search.Hit;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.SearchIndex.Group;
import org.truflow.tracker.search.SearchIndex.Match;
import org.truflow.tracker.search.Sight;

/**
 * Tells users what came to match their saved searches, once for each file and search; what comes while they are away waits,
 * so much of it as is kept, in memory.
 */
final class SearchNews {
    private static final int MOST_WAITING = 100;
    private static final int MOST_USERS_WAITING = 20_000;
    private static final int MOST_REMEMBERED = 100_000;

    private final Accounts accounts;
    private final Members members;
    private final Percolator percolator;
    private final Function<String, Sight> sights;

    // Guarded by this.
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Set<Told> told = new LinkedHashSet<>();

    private record Told(String user, String search, PeerId owner, int path) {}

    private record News(String search, Hit hit) {}

    private static final class Waiting {
        private final Deque<News> news = new ArrayDeque<>();
        private boolean missed;
    }

    /** @param sights what a user may see */
    SearchNews(Accounts accounts, Members members, Percolator percolator, Function<String, Sight> sights) {
        this.accounts = accounts;
        this.members = members;
        this.percolator = percolator;
        this.sights = sights;
    }

    /** A page of a catalog was applied. */
    void applied(PeerId owner, List<CatalogChange> changes) {
        var user = accounts.visible(owner);
        if (user.isEmpty() || percolator.isEmpty()) {
            return;
        }
        var whom = new LinkedHashSet<String>();
        for (var change : changes) {
            if (change instanceof CatalogChange.File file) {
                for (var kept : percolator.matching(file, user.get().name())) {
                    var others = !kept.user().equals(user.get().name());
                    var share = file.path().split("/", 2)[0];
                    if (others && sights.apply(kept.user()).sees(owner, share) && isNew(kept, owner, file)) {
                        keep(kept, owner, file);
                        whom.add(kept.user());
                    }
                }
            }
        }
        whom.forEach(this::tell);
    }

    /** Tells a user who is here what waits. */
    void tell(String user) {
        var here = members.all().stream()
                .filter(member -> member.user().equals(user))
                .toList();
        if (here.isEmpty()) {
            return;
        }
        for (var news : take(user)) {
            here.forEach(member -> member.session().push(news));
        }
    }

    private synchronized boolean isNew(Percolator.Kept kept, PeerId owner, CatalogChange.File file) {
        if (told.size() >= MOST_REMEMBERED) {
            told.remove(told.iterator().next());
        }
        return told.add(new Told(kept.user(), kept.name(), owner, file.path().hashCode()));
    }

    private synchronized void keep(Percolator.Kept kept, PeerId owner, CatalogChange.File file) {
        var hits = new Hits(accounts, members).of(List.of(new Group(List.of(new Match(owner, file)), 1)));
        if (hits.hits().isEmpty() || waiting.size() >= MOST_USERS_WAITING && !waiting.containsKey(kept.user())) {
            return;
        }
        var user = waiting.computeIfAbsent(kept.user(), _ -> new Waiting());
        user.news.add(new News(kept.name(), hits.hits().getFirst()));
        if (user.news.size() > MOST_WAITING) {
            user.news.removeFirst();
            user.missed = true;
        }
    }

    private synchronized List<SearchMatched> take(String user) {
        var mine = waiting.getOrDefault(user, new Waiting());
        waiting.remove(user);
        var bySearch = new LinkedHashMap<String, List<Hit>>();
        mine.news.forEach(news ->
                bySearch.computeIfAbsent(news.search(), _ -> new ArrayList<>()).add(news.hit()));
        var messages = new ArrayList<SearchMatched>();
        bySearch.forEach((search, hits) -> {
            for (var from = 0; from < hits.size(); from += SearchMatched.MOST) {
                messages.add(new SearchMatched(
                        search, hits.subList(from, Math.min(hits.size(), from + SearchMatched.MOST)), mine.missed));
            }
        });
        return messages;
    }
}
