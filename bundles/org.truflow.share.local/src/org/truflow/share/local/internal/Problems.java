package org.truflow.share.local.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What keeps parts of a share from being read, in words for its owner. Bounded: of very many troubles not all are remembered. */
final class Problems {
    private static final int MOST = 1_000;

    private final Map<String, String> unreadable = new TreeMap<>();
    private final Map<String, Integer> skipped = new HashMap<>();
    private String root = "";
    private String watching = "";

    /** @param text why nothing can be read at all, or empty */
    synchronized boolean root(String text) {
        var changed = !root.equals(text);
        root = text;
        return changed;
    }

    synchronized boolean hasRoot() {
        return !root.isEmpty();
    }

    synchronized void unwatched(String text) {
        watching = text;
    }

    synchronized boolean isUnwatched() {
        return !watching.isEmpty();
    }

    synchronized void unreadable(String path, String reason) {
        if (unreadable.size() < MOST) {
            unreadable.put(path, reason);
        }
    }

    synchronized void readable(String path) {
        unreadable.remove(path);
    }

    /** @param count of the names in the folder that cannot be told to others */
    synchronized void skipped(String folder, int count) {
        if (count == 0) {
            skipped.remove(folder);
        } else if (skipped.size() < MOST) {
            skipped.put(folder, count);
        }
    }

    synchronized void gone(String path) {
        var below = path + '/';
        unreadable.keySet().removeIf(known -> known.equals(path) || known.startsWith(below));
        skipped.keySet().removeIf(known -> known.equals(path) || known.startsWith(below));
    }

    /** Returns it all in a few sentences; empty if all is well. */
    synchronized String text() {
        var parts = new ArrayList<String>();
        if (!root.isEmpty()) {
            parts.add(root);
        }
        for (var first : unreadable.entrySet()) {
            parts.add(unreadable.size() + (unreadable.size() == 1 ? " place" : " places") + " cannot be read, "
                    + first.getKey() + " for one: " + first.getValue());
            break;
        }
        var names = skipped.values().stream().mapToInt(Integer::intValue).sum();
        if (names > 0) {
            parts.add(names + (names == 1 ? " name is" : " names are")
                    + " left out, of characters or a length that others could not cope with");
        }
        if (!watching.isEmpty()) {
            parts.add(watching);
        }
        return String.join("; ", parts);
    }
}
