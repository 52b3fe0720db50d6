package org.truflow.bench.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Words of one script, a few of them everywhere and most of them rare, as in any collection of names. Real ones come
 * first, made-up ones of the script's syllables fill the rest.
 */
final class Words {
    private final List<String> words;

    private Words(List<String> words) {
        this.words = words;
    }

    /**
     * @param real words divided by spaces
     * @param syllables the same, of which words are made
     * @param count of words in all
     */
    static Words of(String real, String syllables, int count, long seed) {
        var random = new SplittableRandom(seed);
        var all = new LinkedHashSet<>(List.of(real.strip().split("\\s+")));
        var parts = syllables.strip().split("\\s+");
        while (all.size() < count) {
            var word = new StringBuilder();
            for (var i = 2 + random.nextInt(3); i > 0; i--) {
                word.append(parts[random.nextInt(parts.length)]);
            }
            all.add(word.toString());
        }
        return new Words(new ArrayList<>(all));
    }

    /** Returns a word; the n-th is about n times as rare as the first (Zipf's law). */
    String pick(SplittableRandom random) {
        return words.get((int) Math.pow(words.size(), random.nextDouble()) - 1);
    }
}
