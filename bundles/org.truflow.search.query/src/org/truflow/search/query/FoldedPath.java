package org.truflow.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A path as queries see it: the words of its name, and those of the folders on the way. */
public final class FoldedPath {
    private final List<Word> name;
    private final List<List<Word>> folders;

    private FoldedPath(List<Word> name, List<List<Word>> folders) {
        this.name = name;
        this.folders = folders;
    }

    /** @param path {@code /}-separated */
    public static FoldedPath of(String path) {
        var components = Arrays.stream(path.split("/")).map(Folding::words).toList();
        return new FoldedPath(components.getLast(), components.subList(0, components.size() - 1));
    }

    /** Whether a part of a query is in it, as the beginning or a part of a word too, but without typos. */
    public boolean has(Sought sought) {
        return switch (sought) {
            case Sought.Loose(Word word) ->
                hasWord(words -> contains(words, word.whole()) || hasRow(words, List.of(word)));
            case Sought.Start(Word word) -> hasWord(words -> starts(words, word.whole()));
            case Sought.Phrase(List<Word> row) -> hasWord(words -> hasRow(words, row));
        };
    }

    /** Whether it is below folders of these names in a row. */
    public boolean isBelow(Filter.In in) {
        var wanted = in.folders();
        for (var from = 0; from + wanted.size() <= folders.size(); from++) {
            if (folders.subList(from, from + wanted.size()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private interface Look {
        boolean at(List<Word> words);
    }

    private boolean hasWord(Look look) {
        return look.at(name) || folders.stream().anyMatch(look::at);
    }

    private static boolean contains(List<Word> words, String text) {
        return words.stream().anyMatch(word -> word.whole().contains(text));
    }

    private static boolean starts(List<Word> words, String text) {
        return words.stream()
                .anyMatch(word ->
                        word.whole().startsWith(text) || word.parts().stream().anyMatch(part -> part.startsWith(text)));
    }

    /** Whether words stand in a row, however they are divided into parts. */
    private static boolean hasRow(List<Word> words, List<Word> row) {
        return flat(words).contains(flat(row));
    }

    private static String flat(List<Word> words) {
        var pieces = new ArrayList<String>();
        words.forEach(word -> pieces.addAll(word.pieces()));
        return " " + String.join(" ", pieces) + " ";
    }
}
