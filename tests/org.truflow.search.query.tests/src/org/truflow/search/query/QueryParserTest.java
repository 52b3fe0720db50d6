package org.truflow.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.search.FileType;

class QueryParserTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @Test
    void words_are_folded_and_kept_once() {
        assertEquals(
                List.of(loose("blue"), loose("mountains"), loose("cafe")),
                parse("Blue  MOUNTAINS blue café").sought());
    }

    @Test
    void separators_within_a_word_make_several() {
        assertEquals(
                List.of(loose("the"), loose("long"), loose("way")),
                parse("the_long.way").sought());
    }

    @Test
    void quotes_make_a_phrase_and_a_star_a_beginning() {
        var query = parse("\"Blue Mountains\" lect* “typed curly”");

        assertEquals(
                List.of(
                        new Sought.Phrase(Folding.words("blue mountains")),
                        new Sought.Start(word("lect")),
                        new Sought.Phrase(Folding.words("typed curly"))),
                query.sought());
    }

    @Test
    void a_minus_excludes_what_follows_and_stands_alone_otherwise() {
        var query = parse("blue -red -\"light green\" -dark_grey semi-final - x");

        assertEquals(List.of(loose("blue"), loose("semi"), loose("final"), loose("x")), query.sought());
        assertEquals(
                List.of(
                        new Sought.Phrase(Folding.words("red")),
                        new Sought.Phrase(Folding.words("light green")),
                        new Sought.Phrase(Folding.words("dark grey"))),
                query.excluded());
    }

    @Test
    void filters_are_understood() {
        assertEquals(
                List.of(
                        new Condition(new Filter.Type(Set.of(FileType.VIDEO, FileType.AUDIO)), false),
                        new Condition(new Filter.Extension(Set.of("mkv", "mp4")), true),
                        new Condition(new Filter.Owner(Set.of("ada", "bob")), false),
                        new Condition(new Filter.In(List.of(Folding.words("My Music"), Folding.words("Live"))), false),
                        new Condition(new Filter.Hash("0123abcd"), false)),
                parse("type:video,AUDIO -ext:mkv,.mp4 owner:Ada,bob in:\"My Music/Live\" hash:0123ABCD")
                        .conditions());
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1024",
        ">1G, 1073741825, 9223372036854775807",
        ">=1G, 1073741824, 9223372036854775807",
        "<1k, 0, 1023",
        "<=1KiB, 0, 1024",
        "1M..2MB, 1048576, 2097152",
        "1.5k.., 1536, 9223372036854775807",
        "..10, 0, 10",
        "4M, 3670016, 4718592",
    })
    void sizes_have_units_and_bounds(String text, long least, long most) {
        assertEquals(
                List.of(new Condition(new Filter.Size(least, most), false)),
                parse("size:" + text).conditions());
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01, 2025-01-01",
        "2024-12, 2024-12-01, 2025-01-01",
        "2024-02-29, 2024-02-29, 2024-03-01",
        "2023..2024-03, 2023-01-01, 2024-04-01",
        "today, 2026-06-15, 2026-06-16",
        "yesterday, 2026-06-14, 2026-06-15",
        "7d, 2026-06-08, 2026-06-16",
        "2m, 2026-04-15, 2026-06-16",
    })
    void dates_are_years_months_days_or_the_last_ones(String text, LocalDate from, LocalDate before) {
        assertEquals(
                List.of(new Condition(dates(from, before), false)),
                parse("date:" + text).conditions());
    }

    @Test
    void dates_have_open_ends() {
        var later = parse("date:>2024-05").required(Filter.Date.class).toList().getFirst();

        assertEquals(Instant.parse("2024-06-01T00:00:00Z"), later.from());
        assertEquals(Instant.MAX, later.before());
        assertEquals(
                Instant.parse("2024-05-01T00:00:00Z"),
                parse("date:<2024-05")
                        .required(Filter.Date.class)
                        .toList()
                        .getFirst()
                        .before());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blue \"open         | 5",
                "blue type:          | 10",
                "blue type:vidoe     | 10",
                "x tpye:video        | 2",
                "size:big            | 5",
                "size:1G..1M         | 5",
                "size:>1X            | 6",
                "date:soon           | 5",
                "date:2024-13        | 5",
                "date:2024..2023     | 5",
                "hash:xyz            | 5",
                "in:///              | 3",
                "ext:,               | 4",
                "-blue               | 5",
                "''                  | 0",
                "...                 | 3",
            })
    void what_makes_no_sense_is_refused_and_the_place_is_told(String text, int at) {
        var bad = assertThrows(BadQueryException.class, () -> parse(text));

        assertEquals(at, bad.at(), bad.getMessage());
        assertTrue(bad.getMessage().contains("at character " + (at + 1)), bad.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Trek: Picard", "foo:bar", "http://example.org", "10:30", "a:b", "c:\\files"})
    void a_colon_elsewhere_is_a_separator(String text) {
        assertEquals(List.of(), parse(text).conditions());
        assertTrue(!parse(text).sought().isEmpty());
    }

    @Test
    void a_query_is_bounded() {
        assertThrows(BadQueryException.class, () -> parse("x".repeat(1_001)));
        assertThrows(BadQueryException.class, () -> parse(numbered("w%d ", 33)));
        assertThrows(BadQueryException.class, () -> parse(numbered("size:>%d ", 17)));
        assertEquals(32, parse(numbered("w%d ", 32)).sought().size());
    }

    private static String numbered(String format, int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(format.formatted(i));
        }
        return text.toString();
    }

    private static Filter.Date dates(LocalDate from, LocalDate before) {
        return new Filter.Date(Instant.parse(from + "T00:00:00Z"), Instant.parse(before + "T00:00:00Z"));
    }

    private static Sought loose(String text) {
        return new Sought.Loose(word(text));
    }

    private static Word word(String text) {
        return Folding.words(text).getFirst();
    }

    private static SearchQuery parse(String text) {
        return SearchQuery.parse(text, TODAY);
    }
}
