package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.truflow.search.query.BadQueryException;
import org.truflow.search.query.Folding;
import org.truflow.search.query.Highlights;
import org.truflow.search.query.QueryMatcher;
import org.truflow.search.query.SearchQuery;
import org.truflow.share.CatalogChange;

/** Whatever is typed is understood or refused with its place, and compared with any name without harm. */
class SearchQueryFuzzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final long SEED = 20_261_120;
    private static final int QUERIES = 20_000;
    private static final List<String> PIECES = List.of(
            " ",
            "\"",
            "-",
            "*",
            ":",
            "type:",
            "video",
            "ext:",
            "size:>",
            "1G",
            "date:",
            "7d",
            "2026-01-01",
            "owner:",
            "in:",
            "hash:",
            "word",
            "Stra\u00DFe",
            "\u6771\u4EAC",
            "a_b.c-D",
            "<",
            "..",
            "/");

    @FuzzTest(maxDuration = "20s")
    void a_query_is_understood_or_refused_with_its_place(byte[] typed) {
        understood_or_refused(new String(typed, StandardCharsets.UTF_8));
        understood_or_refused(new String(typed, StandardCharsets.UTF_16BE));
    }

    @Test
    void a_made_up_query_is_understood_or_refused_with_its_place() {
        var random = new SplittableRandom(SEED);
        for (var query = 0; query < QUERIES; query++) {
            understood_or_refused(madeUp(random));
        }
    }

    @Test
    void every_word_of_a_name_finds_it() {
        var random = new SplittableRandom(SEED);
        for (var name = 0; name < QUERIES / 10; name++) {
            var word = random.ints(1 + random.nextInt(20), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var query = SearchQuery.parse('"' + word + '"', TODAY);

            assertTrue(
                    new QueryMatcher(query)
                            .matches(file(word + " " + madeUp(random).replace('/', ' ')), "ada"),
                    word);
        }
    }

    /** Pieces of the grammar and any characters, half ones too. */
    private static String madeUp(SplittableRandom random) {
        var text = new StringBuilder();
        for (var piece = random.nextInt(12); piece >= 0; piece--) {
            if (random.nextBoolean()) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            } else {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
        }
        return text.toString();
    }

    private static void understood_or_refused(String typed) {
        SearchQuery query;
        try {
            query = SearchQuery.parse(typed, TODAY);
        } catch (BadQueryException refused) {
            assertTrue(refused.at() >= 0 && refused.at() <= typed.length(), typed);
            assertTrue(String.valueOf(refused.getMessage()).length() > 10, typed);
            return;
        }
        assertFalse(query.sought().isEmpty() && query.conditions().isEmpty(), typed);
        assertEquals(query, SearchQuery.parse(typed, TODAY));
        var name = typed.replace('/', ' ');
        new QueryMatcher(query).matches(file(name), typed);
        var after = 0;
        for (var mark : Highlights.of(query, name)) {
            assertTrue(mark.from() >= after && mark.to() <= name.length(), typed);
            after = mark.to();
        }
        Folding.words(typed)
                .forEach(word ->
                        assertTrue(word.whole().length() <= 64 && !word.whole().isEmpty(), typed));
    }

    private static CatalogChange file(String name) {
        return new CatalogChange.File("share/" + name, 7, Instant.EPOCH, Optional.empty());
    }
}
