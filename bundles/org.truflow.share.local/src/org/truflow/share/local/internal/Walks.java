package org.truflow.share.local.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jdt.annotation.Nullable;

/** The walks that are still to be done, in order. Bounded: instead of very many there is one through everything. Its owner guards it. */
final class Walks {
    private static final int MOST = 1_000;

    private final String root;
    private final Deque<Walk> walks = new ArrayDeque<>();

    /** @param root the folder that everything lies in */
    Walks(String root) {
        this.root = root;
    }

    /** Adds a walk unless another one does the same. */
    void add(Walk walk) {
        if (walks.size() >= MOST) {
            walks.clear();
            walks.add(new Walk(root, false));
        } else if (walks.stream().noneMatch(other -> other.covers(walk))) {
            walks.add(walk);
        }
    }

    /** Puts a walk through everything before all others. */
    void addAll() {
        walks.addFirst(new Walk(root, false));
    }

    @Nullable
    Walk first() {
        return walks.peekFirst();
    }

    void remove(Walk walk) {
        walks.remove(walk);
    }

    void clear() {
        walks.clear();
    }

    boolean isEmpty() {
        return walks.isEmpty();
    }
}
