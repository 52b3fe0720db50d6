package org.truflow.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people would type to find some of the names. The same for the same seed. */
final class Questions {
    private static final int LEAST_WORDS = 2;
    private static final int MOST_TYPED = 3;
    private static final int LONG_WORD = 5;

    private final SplittableRandom random;

    Questions(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** @param wanted path that should be found; empty when nothing should */
    record Question(String text, String wanted) {}

    /** The whole name without its extension. */
    List<Question> exact(List<String> paths, int count) {
        return make(paths, count, path -> String.join(" ", words(path)));
    }

    /** Up to three words of the name, the longest with one mistake: a letter left out, doubled, changed, or two swapped. */
    List<Question> misspelt(List<String> paths, int count) {
        return make(paths, count, path -> {
            var words = new ArrayList<>(words(path));
            var at = longest(words);
            words.set(at, mistake(words.get(at)));
            var from = Math.max(0, at - MOST_TYPED + 1);
            return String.join(" ", words.subList(from, Math.min(words.size(), from + MOST_TYPED)));
        });
    }

    List<Question> twoWords(List<String> paths, int count) {
        return make(paths, count, path -> {
            var words = words(path);
            var first = random.nextInt(words.size());
            var second = (first + 1 + random.nextInt(words.size() - 1)) % words.size();
            return words.get(first) + " " + words.get(second);
        });
    }

    /** The beginning of a word, as when one types on. */
    List<Question> beginnings(List<String> paths, int count) {
        return make(paths, count, path -> {
            var word = words(path).get(longest(words(path)));
            return word.substring(0, word.offsetByCodePoints(0, word.codePointCount(0, word.length()) - 2));
        });
    }

    /** Letters that no name has in that order. */
    List<Question> misses(int count) {
        var questions = new ArrayList<Question>();
        for (var i = 0; i < count; i++) {
            var word = new StringBuilder();
            for (var letter = 0; letter < 9; letter++) {
                word.append("qxzjwvkhf".charAt(random.nextInt(9)));
            }
            questions.add(new Question(word.toString(), ""));
        }
        return questions;
    }

    private List<Question> make(List<String> paths, int count, Function<String, String> typed) {
        var questions = new ArrayList<Question>();
        while (questions.size() < count) {
            var path = paths.get(random.nextInt(paths.size()));
            var words = words(path);
            // A number of a photo is not what people search for.
            if (words.size() >= LEAST_WORDS && length(words.get(longest(words))) >= LONG_WORD) {
                questions.add(new Question(typed.apply(path), path));
            }
        }
        return questions;
    }

    private String mistake(String word) {
        var wrong = word;
        while (wrong.equals(word)) {
            var letters = word.codePoints().boxed().collect(Collectors.toCollection(ArrayList::new));
            // The first letter is hardly ever wrong.
            var at = 1 + random.nextInt(letters.size() - 2);
            switch (random.nextInt(4)) {
                case 0 -> letters.remove(at);
                case 1 -> letters.add(at, letters.get(at));
                case 2 -> letters.set(at, letters.get(random.nextInt(letters.size())));
                default -> letters.set(at, letters.set(at + 1, letters.get(at)));
            }
            wrong = letters.stream().map(Character::toString).collect(Collectors.joining());
        }
        return wrong;
    }

    /** Returns the words of a file's name without its extension and without plain numbers. */
    private static List<String> words(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        name = name.substring(0, name.lastIndexOf('.'));
        return List.of(name.split("[^\\p{L}\\p{M}\\p{N}]+")).stream()
                .filter(word -> !word.isEmpty() && !word.chars().allMatch(Character::isDigit))
                .toList();
    }

    private static int longest(List<String> words) {
        var at = 0;
        for (var i = 1; i < words.size(); i++) {
            at = length(words.get(i)) > length(words.get(at)) ? i : at;
        }
        return at;
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
