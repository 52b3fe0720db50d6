package org.truflow.tracker.server.internal;

import java.util.Comparator;
import java.util.HashMap;
import org.truflow.search.Facets;
import org.truflow.tracker.search.SearchIndex.Counts;

/** Makes facets of what the index counted: keys become people. Who may not be shown is left out. */
final class FacetsOf {
    private final Accounts accounts;
    private final Members members;

    FacetsOf(Accounts accounts, Members members) {
        this.accounts = accounts;
        this.members = members;
    }

    Facets counts(Counts counts) {
        var people = new HashMap<String, Long>();
        var online = 0L;
        for (var owner : counts.owners().entrySet()) {
            var user = accounts.visible(owner.getKey());
            if (user.isPresent()) {
                people.merge(user.get().name(), owner.getValue(), Long::sum);
                online += members.online(owner.getKey()) ? owner.getValue() : 0;
            }
        }
        var owners = people.entrySet().stream()
                .map(each -> new Facets.Owner(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Facets.Owner::count).reversed().thenComparing(Facets.Owner::user))
                .limit(Facets.MOST_OWNERS)
                .toList();
        return new Facets(counts.types(), counts.sizes(), owners, online, counts.complete());
    }
}
