package org.truflow.tracker.search.lucene.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.truflow.search.query.Edits;

/**
 * All words of all names and folders, in memory, so that what begins like a word, contains it or is spelt nearly like it
 * is found among a million words instead of ten million files. New words are gathered and sorted in by and by. Words stay
 * known when the last file with them is gone, until the next start. Call from any thread.
 */
final class Vocabulary {
    private static final int STRIPES = 64;
    private static final int FRESH = 2_048;

    private final Hashes[] known = new Hashes[STRIPES];
    private final Object sorting = new Object();

    /** Small ones last; replaced, never changed. */
    private volatile List<SortedWords> sorted = List.of();

    // Guarded by this.
    private String[] fresh = new String[FRESH];
    private int freshWords;
    private List<String> beingSorted = List.of();

    Vocabulary() {
        for (var i = 0; i < STRIPES; i++) {
            known[i] = new Hashes();
        }
    }

    void add(String word) {
        var hash = hash(word);
        var stripe = known[(int) (hash >>> 58)];
        synchronized (stripe) {
            if (!stripe.add(hash)) {
                return;
            }
        }
        var full = keep(word);
        if (!full.isEmpty()) {
            sort(full);
        }
    }

    /** @return what is to be sorted in now */
    private synchronized List<String> keep(String word) {
        if (freshWords == fresh.length) {
            fresh = Arrays.copyOf(fresh, 2 * freshWords);
        }
        fresh[freshWords++] = word;
        if (freshWords < FRESH || !beingSorted.isEmpty()) {
            return List.of();
        }
        beingSorted = List.of(Arrays.copyOf(fresh, freshWords));
        fresh = new String[FRESH];
        freshWords = 0;
        return beingSorted;
    }

    private void sort(List<String> full) {
        synchronized (sorting) {
            var parts = new ArrayList<>(sorted);
            parts.add(SortedWords.of(full));
            while (parts.size() > 1
                    && parts.get(parts.size() - 2).size() < 2 * parts.getLast().size()) {
                var last = parts.removeLast();
                parts.add(SortedWords.merged(parts.removeLast(), last));
            }
            sorted = List.copyOf(parts);
        }
        synchronized (this) {
            beingSorted = List.of();
        }
    }

    boolean contains(String word) {
        var hash = hash(word);
        var stripe = known[(int) (hash >>> 58)];
        synchronized (stripe) {
            return stripe.contains(hash);
        }
    }

    /** Tells the words that begin so; one that is being sorted in may be told twice. */
    void beginningWith(String prefix, Consumer<String> found) {
        unsorted(word -> {
            if (word.startsWith(prefix)) {
                found.accept(word);
            }
        });
        sorted.forEach(words -> words.beginningWith(prefix, word -> found.accept(words.word(word))));
    }

    /** @param part at least three bytes in UTF-8 */
    void containing(String part, Consumer<String> found) {
        unsorted(word -> {
            if (word.contains(part)) {
                found.accept(word);
            }
        });
        sorted.forEach(words -> words.containing(part, word -> found.accept(words.word(word))));
    }

    /** Tells the words with exactly so many typos. @param typos 1 or 2 */
    void misspelt(String wanted, int typos, Consumer<String> found) {
        var first = wanted.codePointAt(0);
        unsorted(word -> {
            if ((typos == 1 || word.codePointAt(0) == first) && Edits.between(wanted, word, typos) == typos) {
                found.accept(word);
            }
        });
        for (var words : sorted) {
            if (typos == 1) {
                TypoWalk.oneTypo(words, wanted, word -> found.accept(words.word(word)));
            } else {
                TypoWalk.twoTypos(words, wanted, word -> found.accept(words.word(word)));
            }
        }
    }

    /** What is asked first here is sorted in later: a word may be told twice, but is never missed. */
    private void unsorted(Consumer<String> look) {
        String[] now;
        int count;
        List<String> before;
        synchronized (this) {
            now = fresh;
            count = freshWords;
            before = beingSorted;
        }
        for (var i = 0; i < count; i++) {
            look.accept(now[i]);
        }
        before.forEach(look);
    }

    private static long hash(String word) {
        var hash = 0xCBF29CE484222325L;
        for (var i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }
}
