package org.truflow.tracker.search.lucene.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.truflow.search.query.Folding;
import org.truflow.search.query.Sought;
import org.truflow.search.query.Word;
import org.truflow.tracker.search.lucene.internal.Stage.Closeness;

/** What the parts of a query may mean, in terms of the index. Worked out when it is asked for. For one search. */
final class Meanings {
    private static final int PART = 3;
    /** More words than these, the longest of them, are left out. */
    private static final int MOST_BEGINNINGS = 512;

    private static final int MOST_PARTS = 256;
    private static final int MOST_MISSPELT = 128;
    private static final int LEAST_HALF = 2;

    private final Vocabulary vocabulary;
    private final Budget budget;
    private final boolean learned;
    private final Map<Sought, Map<Closeness, List<Way>>> known = new HashMap<>();

    /** @param learned whether all words of the index are in the vocabulary yet */
    Meanings(Vocabulary vocabulary, Budget budget, boolean learned) {
        this.vocabulary = vocabulary;
        this.budget = budget;
        this.learned = learned;
    }

    /** Terms that have to be there together. */
    record Way(List<String> terms) {
        Way {
            terms = List.copyOf(terms);
        }

        static Way of(String term) {
            return new Way(List.of(term));
        }
    }

    /** Returns the ways that come with a closeness, besides those of better ones. */
    List<Way> ways(Sought sought, Closeness closeness) {
        return known.computeIfAbsent(sought, _ -> new EnumMap<>(Closeness.class))
                .computeIfAbsent(closeness, _ -> find(sought, closeness));
    }

    private List<Way> find(Sought sought, Closeness closeness) {
        return switch (sought) {
            case Sought.Loose(Word word) when word.isIdeographic() -> ofSigns(word, closeness);
            case Sought.Loose(Word word) ->
                switch (closeness) {
                    case EXACT -> exact(word);
                    case PREFIX -> beginnings(word, true);
                    case SUBSTRING -> parts(word);
                    case TYPO -> word.typos() > 0 ? withTypo(word) : List.of();
                    case TWO_TYPOS -> word.typos() > 1 ? misspelt(word, 2) : List.of();
                };
            case Sought.Start(Word word) ->
                switch (closeness) {
                    case EXACT -> List.of(word.isIdeographic() ? row(word) : Way.of(word.whole()));
                    case PREFIX -> word.isIdeographic() ? List.of() : beginnings(word, false);
                    case SUBSTRING, TYPO, TWO_TYPOS -> List.of();
                };
            case Sought.Phrase(List<Word> words) -> closeness == Closeness.EXACT ? List.of(all(words)) : List.of();
        };
    }

    private List<Way> exact(Word word) {
        return !learned || vocabulary.contains(word.whole()) ? List.of(Way.of(word.whole())) : List.of();
    }

    /**
     * Returns how near a part of a query has to come in a stage. A word that is there as it was typed is hardly
     * misspelt: only the last stage looks for others.
     */
    Closeness worst(Sought sought, Stage stage) {
        return stage.closeness() == Closeness.TYPO && isKnown(sought) ? Closeness.PREFIX : stage.closeness();
    }

    /** Whether a stage has ways that those before it did not have. */
    boolean comesNew(Sought sought, Stage stage) {
        var known = isKnown(sought);
        return switch (stage.closeness()) {
            case EXACT, PREFIX, SUBSTRING -> !ways(sought, stage.closeness()).isEmpty();
            case TYPO -> !known && !ways(sought, Closeness.TYPO).isEmpty();
            case TWO_TYPOS ->
                !ways(sought, Closeness.TWO_TYPOS).isEmpty()
                        || known && !ways(sought, Closeness.TYPO).isEmpty();
        };
    }

    private boolean isKnown(Sought sought) {
        return sought instanceof Sought.Loose(Word word) && vocabulary.contains(word.whole());
    }

    /** Whether any word of the index comes so near. */
    boolean exists(Sought sought, Closeness worst) {
        for (var closeness : Closeness.values()) {
            if (closeness.compareTo(worst) <= 0 && !ways(sought, closeness).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Signs that stand in a row in the query stand in a row in the name, or at least are all there. */
    private static List<Way> ofSigns(Word word, Closeness closeness) {
        return switch (closeness) {
            case EXACT -> List.of(row(word));
            case TYPO -> word.pieces().size() > 1 ? List.of(new Way(word.pieces())) : List.of();
            case PREFIX, SUBSTRING, TWO_TYPOS -> List.of();
        };
    }

    private static Way row(Word word) {
        var pairs = word.pairs();
        if (pairs.isEmpty()) {
            return new Way(word.pieces());
        }
        var terms = new LinkedHashSet<>(pairs);
        word.pieces().stream()
                .filter(piece -> !Folding.isIdeographic(piece.codePointAt(0)))
                .forEach(terms::add);
        return new Way(List.copyOf(terms));
    }

    /** Returns what a phrase needs at least; the order is looked at in the text. */
    static Way all(List<Word> words) {
        var terms = new LinkedHashSet<String>();
        for (var word : words) {
            terms.addAll(word.isIdeographic() ? row(word).terms() : word.pieces());
        }
        return new Way(List.copyOf(terms));
    }

    private List<Way> beginnings(Word word, boolean apart) {
        var ways = new ArrayList<Way>();
        if (word.letters() < PART) {
            ways.add(Way.of(Fields.START + word.whole()));
        } else {
            ways.addAll(shortest(
                    MOST_BEGINNINGS, found -> vocabulary.beginningWith(word.whole(), found), Set.of(word.whole())));
        }
        // Written together in the search, but apart in the name.
        if (apart && !word.parts().isEmpty()) {
            ways.add(new Way(word.parts()));
        }
        return ways;
    }

    private List<Way> parts(Word word) {
        var whole = word.whole();
        if (word.letters() < PART || whole.getBytes(StandardCharsets.UTF_8).length < PART) {
            return List.of();
        }
        return shortest(
                MOST_PARTS,
                found -> vocabulary.containing(whole, part -> {
                    if (!part.startsWith(whole)) {
                        found.accept(part);
                    }
                }),
                Set.of());
    }

    /** A space that was left out is a typo, too. */
    private List<Way> withTypo(Word word) {
        var ways = new ArrayList<>(misspelt(word, 1));
        var whole = word.whole();
        for (var at = LEAST_HALF; at <= whole.length() - LEAST_HALF; at++) {
            var first = whole.substring(0, at);
            var second = whole.substring(at);
            if (vocabulary.contains(first) && vocabulary.contains(second)) {
                ways.add(new Way(List.of(first, second)));
            }
        }
        return ways;
    }

    private List<Way> misspelt(Word word, int typos) {
        return shortest(MOST_MISSPELT, found -> vocabulary.misspelt(word.whole(), typos, found), Set.of());
    }

    private List<Way> shortest(int most, Consumer<Consumer<String>> search, Set<String> but) {
        var found = new LinkedHashSet<String>();
        search.accept(found::add);
        found.removeAll(but);
        if (found.size() > most) {
            budget.leaveOut();
        }
        return found.stream()
                .sorted(Comparator.comparingInt(String::length))
                .limit(most)
                .map(Way::of)
                .toList();
    }
}
