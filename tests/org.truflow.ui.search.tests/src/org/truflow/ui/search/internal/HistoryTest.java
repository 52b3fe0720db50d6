package org.truflow.ui.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void the_latest_is_first_and_none_is_there_twice() {
        var history = new History(List.of()).with("a").with("b").with(" a ");

        assertEquals(List.of("a", "b"), history.queries());
        assertEquals(history, History.parse(history.text()));
    }

    @Test
    void nothing_is_no_query_and_a_line_is_one() {
        assertEquals(
                List.of("a b"), new History(List.of()).with(" ").with("a\nb").queries());
    }

    @Test
    void it_does_not_grow_without_end() {
        var history = History.parse("x\n".repeat(3));
        for (var i = 0; i < 100; i++) {
            history = history.with("query " + i);
        }

        assertEquals(50, history.queries().size());
        assertEquals("query 99", history.queries().getFirst());
    }
}
