package org.truflow.ui.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.truflow.search.query.QueryText;

/** What can stand where somebody types: filter words, their values, and queries of before. */
final class Completion {
    private static final int MOST = 50;
    private static final List<String> SIZES = List.of("<1M", "1M..10M", "10M..100M", "100M..1G", ">1G", ">10G");
    private static final List<String> DATES = List.of("today", "yesterday", "7d", "1m", "1y");
    private static final List<String> EXTENSIONS =
            List.of("avi", "epub", "flac", "iso", "jpg", "mkv", "mp3", "mp4", "pdf", "png", "txt", "zip");

    private final History history;
    private final List<String> owners;

    /**
     * @param text the whole query then, with the caret at {@code caret}
     * @param label what is offered
     * @param key of the text that explains it; empty for none
     */
    record Proposal(String text, int caret, String label, String key) {}

    /** @param owners names that can stand after {@code owner:} */
    Completion(History history, List<String> owners) {
        this.history = history;
        this.owners = List.copyOf(owners);
    }

    List<Proposal> at(String text, int caret) {
        var before = text.substring(0, caret);
        var word = word(before);
        var proposals = new ArrayList<Proposal>();
        if (text.isBlank() || caret == text.length() && !word.contains(":")) {
            history.queries().stream()
                    .filter(query -> starts(query, text.stripLeading()) && !query.equals(text))
                    .limit(text.isBlank() ? MOST : 5)
                    .forEach(query -> proposals.add(new Proposal(query, query.length(), query, "propose.history")));
        }
        var bare = word.startsWith("-") ? word.substring(1) : word;
        var colon = bare.indexOf(':');
        var from = caret - bare.length();
        if (colon < 0) {
            QueryText.filters().stream()
                    .filter(filter -> starts(filter, bare))
                    .forEach(filter -> proposals.add(put(text, from, caret, filter + ":", "propose." + filter)));
        } else {
            var comma = Math.max(colon, bare.lastIndexOf(','));
            var begun = bare.substring(comma + 1).replace("\"", "");
            values(bare.substring(0, colon).toLowerCase(Locale.ROOT))
                    .filter(value -> starts(value, begun) && !value.equals(begun))
                    .limit(MOST)
                    .forEach(value ->
                            proposals.add(put(text, from + comma + 1, caret, QueryText.quoted(value) + " ", "")));
        }
        return proposals;
    }

    /** Returns what stands before the caret since the last space outside of quotes. */
    private static String word(String before) {
        var items = QueryText.items(before);
        return items.isEmpty() || items.getLast().to() < before.length()
                ? ""
                : before.substring(items.getLast().from());
    }

    private Stream<String> values(String filter) {
        return switch (filter) {
            case "type" -> Filters.TYPES.stream().map(Filters::word);
            case "size" -> SIZES.stream();
            case "date" -> DATES.stream();
            case "ext" -> EXTENSIONS.stream();
            case "owner" -> owners.stream();
            default -> Stream.empty();
        };
    }

    private static boolean starts(String whole, String begun) {
        return whole.regionMatches(true, 0, begun, 0, begun.length());
    }

    private static Proposal put(String text, int from, int to, String put, String key) {
        var rest = text.substring(to);
        var after = put.endsWith(" ") && rest.startsWith(" ") ? rest.substring(1) : rest;
        return new Proposal(text.substring(0, from) + put + after, from + put.length(), put.strip(), key);
    }
}
