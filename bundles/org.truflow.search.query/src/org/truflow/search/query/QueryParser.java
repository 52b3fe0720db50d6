package org.truflow.search.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a query from the left to the right. For one query. */
final class QueryParser {
    /** Typed quickly, an opening quote may be a curly one. */
    private static final String QUOTES = "\"\u201C\u201D\u201E\u00AB\u00BB";

    private final String text;
    private final FilterParser filters;
    private final List<Sought> sought = new ArrayList<>();
    private final List<Sought> excluded = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private int at;

    QueryParser(String text, LocalDate today) {
        this.text = text;
        filters = new FilterParser(today);
    }

    SearchQuery parse() {
        if (text.length() > SearchQuery.MOST_LENGTH) {
            throw new BadQueryException(
                    "A search has at most " + SearchQuery.MOST_LENGTH + " characters, not " + text.length(),
                    SearchQuery.MOST_LENGTH);
        }
        for (skipSpace(); at < text.length(); skipSpace()) {
            item();
        }
        if (sought.isEmpty() && conditions.stream().allMatch(Condition::negated)) {
            throw new BadQueryException(
                    excluded.isEmpty() && conditions.isEmpty()
                            ? "There is no letter or digit to search for"
                            : "There is only what should not be found: add a word, or a filter such as type:video",
                    text.length());
        }
        return new SearchQuery(text, sought, excluded, conditions);
    }

    private void item() {
        var start = at;
        var negated = text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        at += negated ? 1 : 0;
        if (isQuote(at)) {
            addPhrase(quoted(), negated, start);
            return;
        }
        var key = key();
        if (key.isPresent()) {
            at += key.get().word().length() + 1;
            var valueAt = at;
            var filter = filters.parse(key.get(), value(key.get()), valueAt);
            if (conditions.size() == SearchQuery.MOST_CONDITIONS) {
                throw new BadQueryException("A search has at most " + SearchQuery.MOST_CONDITIONS + " filters", start);
            }
            conditions.add(new Condition(filter, negated));
        } else {
            addWords(bare(), negated, start);
        }
    }

    private String value(FilterParser.Key key) {
        if (at < text.length() && isQuote(at)) {
            return quoted();
        }
        if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
            throw new BadQueryException(
                    key.word() + ": needs a value right after it, such as " + key.example()
                            + ". To search for the word, put it in quotes",
                    at);
        }
        var from = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private void addPhrase(String phrase, boolean negated, int start) {
        var words = Folding.words(phrase);
        if (!words.isEmpty()) {
            add(new Sought.Phrase(words), negated, start);
        }
    }

    private void addWords(String bare, boolean negated, int start) {
        var starts = bare.endsWith("*");
        var words = Folding.words(bare);
        if (words.isEmpty()) {
            return;
        }
        if (negated && !starts) {
            add(
                    new Sought.Phrase(words),
                    true,
                    start); // As a word: who excludes cat does not mean to exclude education.
            return;
        }
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            add(starts && i == words.size() - 1 ? new Sought.Start(word) : new Sought.Loose(word), negated, start);
        }
    }

    private void add(Sought part, boolean negated, int start) {
        var list = negated ? excluded : sought;
        if (list.contains(part)) {
            return;
        }
        list.add(part);
        var words = sought.stream().mapToInt(each -> each.words().size()).sum()
                + excluded.stream().mapToInt(each -> each.words().size()).sum();
        if (words > SearchQuery.MOST_WORDS) {
            throw new BadQueryException("A search has at most " + SearchQuery.MOST_WORDS + " words", start);
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean isQuote(int index) {
        return QUOTES.indexOf(text.charAt(index)) >= 0;
    }

    private String quoted() {
        var open = at++;
        while (at < text.length() && !isQuote(at)) {
            at++;
        }
        if (at == text.length()) {
            throw new BadQueryException("This quote is not closed", open);
        }
        return text.substring(open + 1, at++);
    }

    private String bare() {
        var from = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !isQuote(at)) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Returns the filter that begins here. What only looks like one is a word, unless it is a misspelt one. */
    private Optional<FilterParser.Key> key() {
        var colon = at;
        while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
            colon++;
        }
        if (colon == at || colon == text.length() || text.charAt(colon) != ':') {
            return Optional.empty();
        }
        var word = text.substring(at, colon).toLowerCase(Locale.ROOT);
        var key = FilterParser.Key.of(word);
        if (key.isEmpty() && colon + 1 < text.length() && !Character.isWhitespace(text.charAt(colon + 1))) {
            FilterParser.Key.near(word).ifPresent(meant -> {
                throw new BadQueryException(
                        "There is no filter " + word + ":, did you mean " + meant.word()
                                + ":? To search for the word, put a space after the colon",
                        at);
            });
        }
        return key;
    }
}
