package org.truflow.ui.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was searched for before, the latest first. @param queries none of them twice */
record History(List<String> queries) {
    private static final int MOST = 50;

    History {
        queries = List.copyOf(queries);
    }

    /** Reads what {@link #text} wrote. */
    static History parse(String text) {
        return new History(text.lines()
                .filter(line -> !line.isBlank())
                .distinct()
                .limit(MOST)
                .toList());
    }

    /** Returns one query a line. */
    String text() {
        return String.join("\n", queries);
    }

    /** Returns it with a query in front. */
    History with(String query) {
        var line = query.lines()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .strip();
        if (line.isEmpty()) {
            return this;
        }
        var all = new ArrayList<String>();
        all.add(line);
        queries.stream().filter(other -> !other.equals(line)).limit(MOST - 1).forEach(all::add);
        return new History(all);
    }
}
