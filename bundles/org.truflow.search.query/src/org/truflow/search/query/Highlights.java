package org.truflow.search.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.truflow.search.Span;

/** Finds the parts of a name or path that a query matched, to be shown to a person. */
public final class Highlights {
    private final List<Span> spans = new ArrayList<>();

    private Highlights() {}

    /** Returns the parts in their order; they do not meet. */
    public static List<Span> of(SearchQuery query, String text) {
        var highlights = new Highlights();
        var placed = Folding.placed(text);
        for (var sought : query.sought()) {
            for (var word : sought.words()) {
                highlights.mark(placed, word, sought);
            }
        }
        return highlights.merged();
    }

    private void mark(List<PlacedWord> placed, Word wanted, Sought sought) {
        var loose = sought instanceof Sought.Loose;
        var before = spans.size();
        placed.forEach(word -> markPart(word, wanted.whole(), sought));
        if (spans.size() == before && !wanted.parts().isEmpty()) {
            wanted.parts().forEach(part -> placed.forEach(word -> markPart(word, part, sought)));
        }
        if (spans.size() == before && loose && wanted.typos() > 0) {
            placed.stream()
                    .filter(word ->
                            Edits.between(wanted.whole(), word.word().whole(), wanted.typos()) <= wanted.typos())
                    .forEach(word -> spans.add(word.span()));
            placed.forEach(word -> markMisspeltPart(word, wanted));
        }
    }

    private void markPart(PlacedWord word, String wanted, Sought sought) {
        var whole = word.word().whole();
        var at = whole.indexOf(wanted);
        if (at < 0) {
            return;
        }
        var fits = sought instanceof Sought.Loose
                || sought instanceof Sought.Start && isStart(word.word(), at)
                || sought instanceof Sought.Phrase
                        && (whole.equals(wanted) || !word.word().parts().isEmpty());
        if (fits) {
            spans.add(word.span(at, at + wanted.length()));
        }
    }

    private static boolean isStart(Word word, int at) {
        var start = 0;
        for (var part : word.pieces()) {
            if (start == at) {
                return true;
            }
            start += part.length();
        }
        return false;
    }

    private void markMisspeltPart(PlacedWord word, Word wanted) {
        var start = 0;
        for (var part : word.word().parts()) {
            if (Edits.between(wanted.whole(), part, wanted.typos()) <= wanted.typos()) {
                spans.add(word.span(start, start + part.length()));
            }
            start += part.length();
        }
    }

    private List<Span> merged() {
        spans.sort(Comparator.comparingInt(Span::from).thenComparingInt(Span::to));
        var merged = new ArrayList<Span>();
        for (var span : spans) {
            if (!merged.isEmpty() && span.from() <= merged.getLast().to()) {
                var last = merged.removeLast();
                merged.add(new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
