package org.truflow.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How little is to be changed so that a list of lines becomes another one. Any thread. */
final class Groups {
    private Groups() {}

    /**
     * @param removed places in the old list, the last first
     * @param added places in the new list, the first first, to be done afterwards
     */
    record Change(List<Integer> removed, List<Integer> added) {
        int size() {
            return removed.size() + added.size();
        }
    }

    /** Returns the change from one list of keys to another, whose common ones must keep their order; else everything is new. */
    static Change between(List<?> before, List<?> after) {
        Set<Object> old = new HashSet<>(before);
        Set<Object> now = new HashSet<>(after);
        var removed = new ArrayList<Integer>();
        for (var i = before.size() - 1; i >= 0; i--) {
            if (!now.contains(before.get(i))) {
                removed.add(i);
            }
        }
        var added = new ArrayList<Integer>();
        for (var i = 0; i < after.size(); i++) {
            if (!old.contains(after.get(i))) {
                added.add(i);
            }
        }
        return new Change(removed, added);
    }

    /** Returns whether those that are in both stand in the same order. */
    static boolean sameOrder(List<?> before, List<?> after) {
        if (before.equals(after)) {
            return true;
        }
        Set<Object> old = new HashSet<>(before);
        Set<Object> now = new HashSet<>(after);
        return before.stream()
                .filter(now::contains)
                .toList()
                .equals(after.stream().filter(old::contains).toList());
    }
}
