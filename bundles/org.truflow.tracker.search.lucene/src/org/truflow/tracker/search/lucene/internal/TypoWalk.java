package org.truflow.tracker.search.lucene.internal;

import java.util.function.IntConsumer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds the words within a number of typos of another one, walking over sorted words as if they were a tree: words
 * that begin alike are compared once, and a branch is left as soon as it has too many. The distance is that of
 * {@code Edits}. For one walk.
 */
final class TypoWalk {
    private final SortedWords words;
    private final int[] wanted;
    private final int least;
    private final int most;
    private final IntConsumer found;
    /** Typos between the first letters of a branch and of what is wanted, for each depth. */
    private final int[][] rows;

    private final int[] branch;

    /** @param least typos; fewer are not told */
    private TypoWalk(SortedWords words, String wanted, int least, int most, IntConsumer found) {
        this.words = words;
        this.wanted = wanted.codePoints().toArray();
        this.least = least;
        this.most = most;
        this.found = found;
        rows = new int[this.wanted.length + most + 2][this.wanted.length + 1];
        branch = new int[rows.length];
    }

    static void oneTypo(SortedWords words, String wanted, IntConsumer found) {
        new TypoWalk(words, wanted, 1, 1, found).walk(null);
    }

    /** Two typos are told only of words with the same first letter. */
    static void twoTypos(SortedWords words, String wanted, IntConsumer found) {
        new TypoWalk(words, wanted, 2, 2, found).walk(wanted.codePointAt(0));
    }

    private void walk(@Nullable Integer first) {
        for (var j = 0; j <= wanted.length; j++) {
            rows[0][j] = j;
        }
        walk(0, words.size(), 0, 0, first);
    }

    /** @param bytes that the words have in common, which are {@code depth} letters */
    private void walk(int from, int to, int bytes, int depth, @Nullable Integer only) {
        var typos = rows[depth][wanted.length];
        var next = from;
        if (words.length(from) == bytes) {
            if (typos >= least && typos <= most) {
                found.accept(from);
            }
            next++;
        }
        while (next < to) {
            var letter = letter(next, bytes);
            var after = bytes + bytesOf(letter);
            var end = words.endOfBranch(next, to, after);
            if ((only == null || only == letter) && depth + 1 < rows.length) {
                branch[depth] = letter;
                if (fill(depth + 1) <= most) {
                    walk(next, end, after, depth + 1, null);
                }
            }
            next = end;
        }
    }

    /** @return the fewest typos of the row */
    private int fill(int depth) {
        var row = rows[depth];
        var last = rows[depth - 1];
        var letter = branch[depth - 1];
        row[0] = depth;
        var fewest = depth;
        for (var j = 1; j <= wanted.length; j++) {
            var typos = Math.min(last[j - 1] + (wanted[j - 1] == letter ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
            if (depth > 1 && j > 1 && wanted[j - 1] == branch[depth - 2] && wanted[j - 2] == letter) {
                typos = Math.min(typos, rows[depth - 2][j - 2] + 1);
            }
            row[j] = typos;
            fewest = Math.min(fewest, typos);
        }
        return fewest;
    }

    private int letter(int word, int at) {
        var first = words.at(word, at);
        if (first >= 0) {
            return first;
        }
        if ((first & 0xE0) == 0xC0) {
            return (first & 0x1F) << 6 | rest(word, at + 1);
        }
        if ((first & 0xF0) == 0xE0) {
            return (first & 0x0F) << 12 | rest(word, at + 1) << 6 | rest(word, at + 2);
        }
        return (first & 0x07) << 18 | rest(word, at + 1) << 12 | rest(word, at + 2) << 6 | rest(word, at + 3);
    }

    private int rest(int word, int at) {
        return words.at(word, at) & 0x3F;
    }

    private static int bytesOf(int letter) {
        return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
    }
}
