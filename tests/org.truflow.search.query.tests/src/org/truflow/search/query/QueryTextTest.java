package org.truflow.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "blue                    | type  | video    | blue type:video",
                "~~                      | type  | video    | type:video",
                "type:audio blue         | type  | video    | type:video blue",
                "type:audio blue         | type  | ~~       | blue",
                "a type:audio b type:x   | type  | video    | a type:video b",
                "-type:audio blue        | type  | video    | -type:audio blue type:video",
                "blue                    | owner | Ada Lov  | blue owner:\"Ada Lov\"",
                "owner:\"Ada Lov\" blue  | owner | bob      | owner:bob blue",
                "\"type: x\" blue        | type  | video    | \"type: x\" blue type:video",
                "blue                    | owner | a\"b c   | blue owner:\"ab c\"",
                "size:>1G                | size  | ~~       | ~~",
            })
    void a_filter_is_set_changed_and_taken_out(String query, String key, String value, String then) {
        assertEquals(then, QueryText.with(query, key, value));
    }

    @Test
    void a_filter_is_read_where_the_parser_reads_it() {
        assertEquals(Optional.of("video"), QueryText.filter("blue type:video", "type"));
        assertEquals(Optional.of("Ada Lov"), QueryText.filter("OWNER:\"Ada Lov\" x", "owner"));
        assertEquals(Optional.empty(), QueryText.filter("-type:video x", "type"));
        assertEquals(Optional.empty(), QueryText.filter("\"type:video\"", "type"));
    }

    @Test
    void items_are_whole_in_their_order_and_what_is_set_is_what_the_parser_finds() {
        var random = new Random(7);
        var letters = "ab:-\" type:size>1G,owner";
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(24); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            var end = 0;
            for (var item : QueryText.items(text.toString())) {
                assertTrue(
                        item.from() >= end && item.to() > item.from() && item.to() <= text.length(), text.toString());
                assertTrue(text.substring(end, item.from()).isBlank(), text.toString());
                end = item.to();
            }
            assertTrue(text.substring(end).isBlank(), text.toString());
            checkFilter(text.toString());
        }
    }

    private static void checkFilter(String text) {
        SearchQuery before;
        try {
            before = SearchQuery.parse(text, LocalDate.EPOCH);
        } catch (BadQueryException e) {
            return; // Only what can be searched for is changed by a click.
        }

        var changed = SearchQuery.parse(QueryText.with(text, "ext", "mkv"), LocalDate.EPOCH);

        assertEquals(before.sought(), changed.sought(), text);
        assertEquals(1, changed.required(Filter.Extension.class).count(), text);
    }
}
