package org.truflow.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A query as text while it is being typed: its items with where they stand, right or not yet, and how a filter is put in, changed and
 * taken out. What it all means only {@link SearchQuery#parse} says.
 */
public final class QueryText {
    private static final String QUOTES = "\"\u201C\u201D\u201E\u00AB\u00BB";

    private QueryText() {}

    /**
     * A word, a phrase or a filter.
     *
     * @param from index of its first {@code char}; {@code to} the one after its last
     * @param key of a filter, in small letters; empty for words
     * @param value without quotes
     */
    public record Item(int from, int to, boolean negated, String key, String value) {}

    /** Returns the items from left to right. A quote that is not closed goes on to the end. */
    public static List<Item> items(String text) {
        var items = new ArrayList<Item>();
        var at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                var item = item(text, at);
                items.add(item);
                at = item.to();
            }
        }
        return items;
    }

    private static Item item(String text, int from) {
        var negated =
                text.charAt(from) == '-' && from + 1 < text.length() && !Character.isWhitespace(text.charAt(from + 1));
        var at = negated ? from + 1 : from;
        var key = key(text, at);
        at += key.isEmpty() ? 0 : key.length() + 1;
        if (at < text.length() && isQuote(text, at)) {
            var end = at + 1;
            while (end < text.length() && !isQuote(text, end)) {
                end++;
            }
            return new Item(from, Math.min(end + 1, text.length()), negated, key, text.substring(at + 1, end));
        }
        var end = at;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && (!key.isEmpty() || !isQuote(text, end))) {
            end++;
        }
        return new Item(from, end, negated, key, text.substring(at, end));
    }

    private static boolean isQuote(String text, int at) {
        return QUOTES.indexOf(text.charAt(at)) >= 0;
    }

    private static String key(String text, int at) {
        var colon = at;
        while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
            colon++;
        }
        if (colon == at || colon == text.length() || text.charAt(colon) != ':') {
            return "";
        }
        var word = text.substring(at, colon).toLowerCase(Locale.ROOT);
        return FilterParser.Key.of(word).isPresent() ? word : "";
    }

    /** Returns the names of all filters, without their colons. */
    public static List<String> filters() {
        return Arrays.stream(FilterParser.Key.values())
                .map(FilterParser.Key::word)
                .toList();
    }

    /** Returns what a filter has to be, if the query says so. */
    public static Optional<String> filter(String text, String key) {
        return items(text).stream()
                .filter(item -> item.key().equals(key) && !item.negated())
                .map(Item::value)
                .findFirst();
    }

    /**
     * Returns the query with a filter set, in its place if it was there, else at the end.
     *
     * @param value nothing takes the filter out
     */
    public static String with(String text, String key, String value) {
        var put = value.isEmpty() ? "" : key + ":" + quoted(value);
        var changed = new StringBuilder();
        var rest = 0;
        var done = false;
        for (var item : items(text)) {
            if (item.key().equals(key) && !item.negated()) {
                changed.append(text, rest, item.from()).append(done ? "" : put);
                rest = item.to();
                done = true;
            }
        }
        changed.append(text.substring(rest));
        if (!done && !put.isEmpty()) {
            var before = changed.toString().stripTrailing();
            return before.isEmpty() ? put : before + " " + put;
        }
        return changed.toString().replaceAll("\\s{2,}", " ").strip();
    }

    /** Returns a value as a filter takes it: in quotes if it has spaces. */
    public static String quoted(String value) {
        var plain = new StringBuilder();
        value.chars().filter(letter -> QUOTES.indexOf(letter) < 0).forEach(letter -> plain.append((char) letter));
        return plain.chars().anyMatch(Character::isWhitespace) ? "\"" + plain + "\"" : plain.toString();
    }
}
