package org.truflow.share.local.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What the watching of a share told and nobody has looked at yet. Gathered for a moment, so that many changes of one file are one.
 * Bounded: of very many names in a folder only the folder is kept, of very many in all only that there were very many. Its owner
 * guards it.
 */
final class Hints {
    /** Stands for all names of a folder. */
    static final Set<Path> ALL = Set.of();

    private static final int MOST = 10_000;
    private static final int MOST_NAMES = 1_000;

    private final Duration gather;
    private final Map<Path, Set<Path>> names = new HashMap<>();
    private int count;
    private long due;

    Hints(Duration gather) {
        this.gather = gather;
    }

    /** @param name null for all of the folder */
    void add(Path folder, @Nullable Path name) {
        if (names.isEmpty()) {
            due = System.nanoTime() + gather.toNanos();
        }
        if (tooMany()) {
            return;
        }
        count++;
        var known = names.computeIfAbsent(folder, _ -> new HashSet<>());
        if (name == null || known.size() >= MOST_NAMES) {
            names.put(folder, ALL);
        } else if (known != ALL) {
            known.add(name);
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Returns whether everything is to be looked at, since not all was kept. */
    boolean tooMany() {
        return count > MOST;
    }

    /** Returns for how many nanoseconds they are still to be left alone, a very long time if there are none. */
    long nanosLeft(long now) {
        return names.isEmpty() ? Long.MAX_VALUE : due - now;
    }

    /** Returns names by folder and forgets them. */
    Map<Path, Set<Path>> take() {
        var taken = Map.copyOf(names);
        names.clear();
        count = 0;
        return taken;
    }
}
