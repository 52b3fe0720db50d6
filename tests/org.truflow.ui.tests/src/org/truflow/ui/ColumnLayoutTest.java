package org.truflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
    private static final List<Column<String>> COLUMNS = List.of(
            Column.text("name", "Name", 200, text -> text),
            Column.number("size", "Size", 80, text -> text, String::length),
            Column.<String>text("owner", "Owner", 100, text -> text).hidden());

    @Test
    void at_first_it_is_as_the_columns_say() {
        var layout = ColumnLayout.first(COLUMNS);

        assertEquals("name:200:1,size:80:1,owner:100:0;;0", layout.text());
        assertEquals(layout, ColumnLayout.parse("", COLUMNS));
    }

    @Test
    void what_was_written_is_read() {
        var text = "size:120:1,owner:33:1,name:250:0;size;1";

        var layout = ColumnLayout.parse(text, COLUMNS);

        assertEquals(text, layout.text());
        assertEquals(Optional.of("size"), layout.sort());
        assertTrue(layout.descending());
    }

    @Test
    void a_column_that_went_is_forgotten_and_a_new_one_stands_last() {
        var layout = ColumnLayout.parse("gone:10:1,size:90:1,name:70:1;gone;0", COLUMNS);

        assertEquals("size:90:1,name:70:1,owner:100:0;;0", layout.text());
    }

    @Test
    void some_column_is_always_there() {
        assertEquals(ColumnLayout.first(COLUMNS), ColumnLayout.parse("name:9:0,size:9:0,owner:9:0;;0", COLUMNS));
    }

    @Test
    void columns_are_ordered_by_one_of_them_or_as_given() {
        var layout = ColumnLayout.first(COLUMNS).sortedBy(Optional.of("size"), true);

        assertEquals(Optional.of("size"), layout.sort());
        assertEquals(1, layout.indexOf("size"));
        assertEquals(-1, layout.indexOf("other"));
    }

    @Test
    void whatever_stands_in_the_settings_every_column_is_there_once_and_has_a_width_that_can_be_grasped() {
        var random = new Random(17);
        var letters = "name:size,owner;01-9\u0000 ";
        for (var round = 0; round < 10_000; round++) {
            var text = random.ints(random.nextInt(60), 0, letters.length())
                    .mapToObj(at -> String.valueOf(letters.charAt(at)))
                    .collect(Collectors.joining());

            var layout = ColumnLayout.parse(text, COLUMNS);

            var ids = layout.columns().stream().map(ColumnLayout.Shown::id).toList();
            assertEquals(COLUMNS.size(), ids.size(), text);
            assertEquals(COLUMNS.size(), new HashSet<>(ids).size(), text);
            assertTrue(layout.columns().stream().anyMatch(ColumnLayout.Shown::visible), text);
            assertTrue(
                    layout.columns().stream().allMatch(column -> column.width() >= 16 && column.width() <= 4_000),
                    text);
        }
    }
}
