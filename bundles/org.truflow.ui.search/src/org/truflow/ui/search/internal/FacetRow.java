package org.truflow.ui.search.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.truflow.search.Facets;
import org.truflow.search.FileType;
import org.truflow.search.query.QueryText;

/**
 * A line of the bar that says what kinds of results there are.
 *
 * @param value as the query says it; empty for the heading of its kind, and for who is online
 * @param count of results; negative for a heading
 * @param chosen whether the query asks for just this
 */
record FacetRow(Kind kind, String value, long count, boolean chosen) {
    private static final int MOST_OWNERS = 8;

    enum Kind {
        TYPE("type"),
        SIZE("size"),
        OWNER("owner"),
        ONLINE("");

        private final String filter;

        Kind(String filter) {
            this.filter = filter;
        }
    }

    boolean heading() {
        return count < 0;
    }

    /** Returns the query after a click: asking for this too, or no more. */
    String clicked(String query) {
        return kind.filter.isEmpty() || heading() ? query : QueryText.with(query, kind.filter, chosen ? "" : value);
    }

    /** Returns the lines for what was counted. */
    static List<FacetRow> of(Optional<Facets> counted, String query, boolean onlyOnline) {
        var rows = new ArrayList<FacetRow>();
        counted.ifPresent(facets -> {
            rows.add(new FacetRow(Kind.ONLINE, "", facets.online(), onlyOnline));
            add(
                    rows,
                    Kind.TYPE,
                    query,
                    facets.types().entrySet().stream()
                            .sorted(Map.Entry.<FileType, Long>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .map(entry -> Map.entry(Filters.word(entry.getKey()), entry.getValue()))
                            .toList());
            add(
                    rows,
                    Kind.SIZE,
                    query,
                    facets.sizes().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> Map.entry(Filters.range(entry.getKey()), entry.getValue()))
                            .toList());
            add(
                    rows,
                    Kind.OWNER,
                    query,
                    facets.owners().stream()
                            .limit(MOST_OWNERS)
                            .map(owner -> Map.entry(owner.user(), owner.count()))
                            .toList());
        });
        return rows;
    }

    private static void add(List<FacetRow> rows, Kind kind, String query, List<Map.Entry<String, Long>> counts) {
        if (!counts.isEmpty()) {
            var chosen = QueryText.filter(query, kind.filter);
            rows.add(new FacetRow(kind, "", -1, false));
            counts.forEach(entry -> rows.add(new FacetRow(
                    kind,
                    entry.getKey(),
                    entry.getValue(),
                    chosen.filter(entry.getKey()::equalsIgnoreCase).isPresent())));
        }
    }

    /**
     * Returns what several counted: of each the most that one of them did, for they may have counted the same files, and then it is not
     * complete.
     */
    static Optional<Facets> together(List<Facets> counted) {
        if (counted.size() < 2) {
            return counted.stream().findFirst();
        }
        var owners = new HashMap<String, Long>();
        counted.forEach(one -> one.owners().forEach(owner -> owners.merge(owner.user(), owner.count(), Math::max)));
        return Optional.of(new Facets(
                most(counted.stream().map(Facets::types).toList()),
                most(counted.stream().map(Facets::sizes).toList()),
                owners.entrySet().stream()
                        .map(entry -> new Facets.Owner(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(Facets.Owner::count)
                                .reversed()
                                .thenComparing(Facets.Owner::user))
                        .limit(Facets.MOST_OWNERS)
                        .toList(),
                counted.stream().mapToLong(Facets::online).max().orElse(0),
                false));
    }

    private static <K> Map<K, Long> most(List<Map<K, Long>> counts) {
        return counts.stream()
                .flatMap(each -> each.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max));
    }
}
