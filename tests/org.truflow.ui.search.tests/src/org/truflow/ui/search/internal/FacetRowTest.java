package org.truflow.ui.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.truflow.search.Facets;
import org.truflow.search.FileType;
import org.truflow.search.SizeClass;
import org.truflow.search.query.Filter;
import org.truflow.search.query.SearchQuery;

class FacetRowTest {
    private static final Facets COUNTED = new Facets(
            Map.of(FileType.VIDEO, 2L, FileType.AUDIO, 40L),
            Map.of(SizeClass.SMALL, 2L, SizeClass.TINY, 40L),
            List.of(new Facets.Owner("ben", 41), new Facets.Owner("Ada L", 1)),
            42,
            true);

    @Test
    void the_commonest_type_is_first_sizes_grow_and_each_kind_has_a_heading() {
        assertEquals(
                List.of("", "", "audio", "video", "", "<1M", "1M..10M", "", "ben", "Ada L"),
                FacetRow.of(Optional.of(COUNTED), "blue", false).stream()
                        .map(FacetRow::value)
                        .toList());
    }

    @Test
    void a_click_asks_for_just_this_and_another_one_no_more() {
        var owner = FacetRow.of(Optional.of(COUNTED), "blue", false).getLast();
        var narrowed = owner.clicked("blue");
        assertEquals("blue owner:\"Ada L\"", narrowed);

        var chosen = FacetRow.of(Optional.of(COUNTED), narrowed, false).getLast();
        assertTrue(chosen.chosen());
        assertEquals("blue", chosen.clicked(narrowed));
    }

    @ParameterizedTest
    @EnumSource
    void the_range_of_a_size_is_what_is_counted_as_that_size(SizeClass size) {
        var query = SearchQuery.parse("size:" + Filters.range(size), LocalDate.EPOCH);

        var range = query.required(Filter.Size.class).findFirst().orElseThrow();
        assertEquals(size.least(), range.least());
    }

    @ParameterizedTest
    @EnumSource
    void every_type_is_offered_by_its_word(FileType type) {
        var query = SearchQuery.parse("type:" + Filters.word(type), LocalDate.EPOCH);

        assertTrue(Filters.TYPES.contains(type));
        assertEquals(1, query.required(Filter.Type.class).count());
    }
}
