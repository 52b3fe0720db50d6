package org.truflow.tracker.server.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.tracker.PageBudget;
import org.truflow.protocol.tracker.SourcesFound;
import org.truflow.share.CatalogChange;
import org.truflow.tracker.search.SearchIndex.Match;

/** Makes sources of the places that the index knows: those who are here first, and a first one for each content before anyone's second. */
final class Sources {
    private final Accounts accounts;
    private final Members members;
    private final Sights sights;
    private final PageBudget room = new PageBudget();

    Sources(Accounts accounts, Members members, Sights sights) {
        this.accounts = accounts;
        this.members = members;
        this.sights = sights;
    }

    Map<ContentHash, List<Source>> of(Map<ContentHash, List<Match>> places) {
        var known = new HashMap<ContentHash, List<Source>>();
        places.forEach((content, matches) -> {
            var sources = sources(matches);
            if (!sources.isEmpty()) {
                known.put(content, sources);
            }
        });
        return fitting(known);
    }

    /**
     * With those who have begun to fetch a content and hand out pieces: behind those who have it all, and only of contents that
     * the asker may see in some catalog, so that nobody learns here what is hidden there.
     */
    Map<ContentHash, List<Source>> of(Map<ContentHash, List<Match>> places, Begun begun) {
        var known = new HashMap<ContentHash, List<Source>>();
        places.forEach((content, matches) -> {
            var sources = new ArrayList<>(sources(matches));
            if (!sources.isEmpty()) {
                sources.addAll(partial(begun.of(content), sources));
                sources.sort(Comparator.comparing(Source::online).reversed());
                known.put(content, sources.subList(0, Math.min(sources.size(), SourcesFound.MOST_EACH)));
            }
        });
        return fitting(known);
    }

    private List<Source> partial(List<PeerId> peers, List<Source> whole) {
        var like = whole.getFirst();
        var partial = new ArrayList<Source>();
        for (var peer : peers) {
            var user = accounts.visible(peer);
            if (user.isPresent()
                    && members.online(peer)
                    && whole.stream().noneMatch(source -> source.peer().equals(peer))) {
                partial.add(new Source(peer, user.get().name(), like.path(), like.size(), true, true, false));
            }
        }
        return partial;
    }

    private List<Source> sources(List<Match> matches) {
        var here = new ArrayList<Source>();
        var away = new ArrayList<Source>();
        for (var match : matches) {
            var user = accounts.visible(match.owner());
            if (user.isPresent() && match.entry() instanceof CatalogChange.File file) {
                var online = members.online(match.owner());
                var everyone = sights.everyone(match.owner(), share(file.path()));
                (online ? here : away)
                        .add(new Source(
                                match.owner(), user.get().name(), file.path(), file.size(), online, false, everyone));
            }
        }
        here.addAll(away);
        return here;
    }

    private static String share(String path) {
        var slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private Map<ContentHash, List<Source>> fitting(Map<ContentHash, List<Source>> known) {
        var fitting = new HashMap<ContentHash, List<Source>>();
        for (var turn = 0; turn < SourcesFound.MOST_EACH; turn++) {
            for (var entry : known.entrySet()) {
                if (turn < entry.getValue().size()) {
                    var source = entry.getValue().get(turn);
                    if (!room.take(List.of(source))) {
                        return fitting;
                    }
                    fitting.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                            .add(source);
                }
            }
        }
        return fitting;
    }
}
