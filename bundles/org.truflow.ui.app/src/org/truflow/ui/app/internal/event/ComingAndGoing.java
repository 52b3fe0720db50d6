package org.truflow.ui.app.internal.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who came and who went between two looks at a directory. For one thread. */
final class ComingAndGoing {
    /** So many at once are named; more are only counted. */
    private static final int NAMED = 5;

    private Set<String> there = Set.of();
    private boolean looked;

    /** @param names the first of those who came or went; {@code count} how many they are */
    record Change(boolean came, List<String> names, int count) {}

    /** @param now names of those who are there; the first look tells of nobody, for all were there before */
    List<Change> look(Set<String> now) {
        var changes = new ArrayList<Change>();
        if (looked) {
            add(changes, true, now, there);
            add(changes, false, there, now);
        }
        looked = true;
        there = Set.copyOf(now);
        return changes;
    }

    /** The directory is gone: whoever is there when it is back was there before. */
    void forget() {
        there = Set.of();
        looked = false;
    }

    private static void add(List<Change> changes, boolean came, Set<String> one, Set<String> other) {
        var names = new HashSet<>(one);
        names.removeAll(other);
        if (!names.isEmpty()) {
            changes.add(new Change(came, names.stream().sorted().limit(NAMED).toList(), names.size()));
        }
    }
}
