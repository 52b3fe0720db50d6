package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.truflow.search.query.BadQueryException;
import org.truflow.search.query.Folding;
import org.truflow.search.query.Highlights;
import org.truflow.search.query.QueryMatcher;
import org.truflow.search.query.SearchQuery;
import org.truflow.share.CatalogChange;

/** Whatever is typed is understood or refused with its place, and compared with any name without harm. */
class SearchQueryFuzzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @FuzzTest(maxDuration = "20s")
    void a_query_is_understood_or_refused_with_its_place(byte[] typed) {
        understood_or_refused(new String(typed, StandardCharsets.UTF_8));
        understood_or_refused(new String(typed, StandardCharsets.UTF_16BE));
    }

    @Property(tries = 20_000)
    void a_made_up_query_is_understood_or_refused_with_its_place(@ForAll String typed) {
        understood_or_refused(typed);
    }

    @Property
    void every_word_of_a_name_finds_it(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String word, @ForAll String rest) {
        var query = SearchQuery.parse('"' + word + '"', TODAY);

        assertTrue(new QueryMatcher(query).matches(file(word + " " + rest.replace('/', ' ')), "ada"));
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
