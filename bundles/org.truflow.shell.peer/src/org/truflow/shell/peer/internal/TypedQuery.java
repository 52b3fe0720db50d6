package org.truflow.shell.peer.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.truflow.search.query.BadQueryException;
import org.truflow.search.query.SearchQuery;

/** Makes a query of what a shell made of what a person typed: the quotes are gone, but not the spaces within. */
final class TypedQuery {
    private static final Pattern FILTER = Pattern.compile("(-?\\p{L}+:)(.*\\s.*)");

    private TypedQuery() {}

    /**
     * @param words a single one is the whole query as it was typed; among several, one with a space was in quotes
     * @param unknown what looks like options: words to exclude
     * @throws IllegalArgumentException if one of these is meant as an option
     */
    static String of(String[] words, List<String> unknown) {
        unknown.stream().filter(word -> word.startsWith("--")).findFirst().ifPresent(option -> {
            throw new IllegalArgumentException("there is no option " + option + "; sch --help lists them");
        });
        if (words.length == 1 && unknown.isEmpty()) {
            return words[0];
        }
        return Stream.concat(Arrays.stream(words), unknown.stream())
                .map(TypedQuery::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (word.indexOf('"') >= 0 || word.chars().noneMatch(Character::isWhitespace)) {
            return word;
        }
        var filter = FILTER.matcher(word);
        if (filter.matches()) {
            return filter.group(1) + '"' + filter.group(2) + '"';
        }
        return word.startsWith("-") ? "-\"" + word.substring(1) + '"' : '"' + word + '"';
    }

    /** What a tracker would refuse is told here, with the place. */
    static void check(String query) {
        try {
            SearchQuery.parse(query, LocalDate.now(ZoneOffset.UTC));
        } catch (BadQueryException e) {
            throw new IllegalArgumentException(pointed(query, e), e);
        }
    }

    /** Returns the problem, the query below it, and a mark below the place. */
    private static String pointed(String query, BadQueryException problem) {
        return problem.getMessage() + "\n  " + query + "\n  "
                + " ".repeat(query.codePointCount(0, Math.min(problem.at(), query.length()))) + "^";
    }
}
