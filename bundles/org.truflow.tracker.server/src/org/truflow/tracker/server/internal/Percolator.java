package org.truflow.tracker.server.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truflow.search.query.Folding;
import org.truflow.search.query.QueryMatcher;
import org.truflow.search.query.SearchQuery;
import org.truflow.search.query.Sought;
import org.truflow.search.query.Word;
import org.truflow.share.CatalogChange;

/**
 * Finds which of many kept queries an entry matches. Each query waits below three letters in a row of its longest word;
 * only those whose three letters an entry has are compared with it. Call from any thread.
 */
final class Percolator {
    private static final int GRAM = 3;

    /** A query of a user. */
    record Kept(String user, String name, QueryMatcher matcher) {}

    private record Key(String user, String name) {}

    // Guarded by this.
    private final Map<Key, String> grams = new LinkedHashMap<>();
    private final Map<String, Map<Key, Kept>> waiting = new HashMap<>();

    synchronized boolean isEmpty() {
        return grams.isEmpty();
    }

    synchronized void add(String user, String name, SearchQuery query) {
        remove(user, name);
        var key = new Key(user, name);
        var gram = gram(query);
        grams.put(key, gram);
        waiting.computeIfAbsent(gram, _ -> new LinkedHashMap<>())
                .put(key, new Kept(user, name, new QueryMatcher(query)));
    }

    synchronized void remove(String user, String name) {
        var key = new Key(user, name);
        Optional.ofNullable(grams.remove(key)).ifPresent(gram -> {
            var there = waiting.getOrDefault(gram, Map.of());
            if (there.size() == 1) {
                waiting.remove(gram);
            } else {
                there.remove(key);
            }
        });
    }

    /** @param owner name of whoever shares the entry */
    List<Kept> matching(CatalogChange entry, String owner) {
        var candidates = new ArrayList<Kept>();
        var has = grams(entry.path());
        synchronized (this) {
            has.forEach(gram ->
                    candidates.addAll(waiting.getOrDefault(gram, Map.of()).values()));
        }
        candidates.removeIf(kept -> !kept.matcher().matches(entry, owner));
        return candidates;
    }

    /** Returns what an entry has to have; empty if that cannot be said so simply. */
    private static String gram(SearchQuery query) {
        var longest = "";
        for (var sought : query.sought()) {
            for (var word : sought.words()) {
                for (var piece : pieces(sought, word)) {
                    longest = piece.length() > longest.length() ? piece : longest;
                }
            }
        }
        return longest.length() < GRAM ? "" : longest.substring(0, GRAM);
    }

    /** Written apart or together, it has its pieces. Ideographs are compared by two and one. */
    private static List<String> pieces(Sought sought, Word word) {
        return word.isIdeographic()
                ? List.of()
                : sought instanceof Sought.Start ? List.of(word.whole()) : word.pieces();
    }

    private static Set<String> grams(String path) {
        var grams = new HashSet<String>();
        grams.add("");
        for (var word : Folding.words(path)) {
            var text = word.whole();
            for (var at = 0; at + GRAM <= text.length(); at++) {
                grams.add(text.substring(at, at + GRAM));
            }
        }
        return grams;
    }
}
