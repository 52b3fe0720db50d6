package org.truflow.ui.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.truflow.chat.room.RoomLine;
import org.truflow.chat.room.RoomLine.Kind;

class RoomTalkTest {

    @Test
    void an_edit_stands_where_it_was_said() {
        var lines = RoomTalk.lines(List.of(
                line(1, Kind.SAID, 0, "helo"), line(2, Kind.SAID, 0, "second"), line(3, Kind.EDITED, 1, "hello")));

        assertEquals(List.of("hello", "second"), lines.stream().map(Line::text).toList());
        assertTrue(lines.getFirst().edited());
    }

    @Test
    void what_was_deleted_is_marked() {
        var lines = RoomTalk.lines(List.of(line(1, Kind.SAID, 0, "oops"), line(2, Kind.DELETED, 1, "")));

        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().deleted());
        assertEquals("", lines.getFirst().text());
    }

    @Test
    void what_is_changed_of_lines_that_are_not_known_is_left_out() {
        assertEquals(List.of(), RoomTalk.lines(List.of(line(5, Kind.EDITED, 1, "x"), line(6, Kind.DELETED, 2, ""))));
    }

    @Test
    void every_kind_of_event_has_words() {
        for (var kind : Kind.values()) {
            if (kind != Kind.SAID && kind != Kind.EDITED && kind != Kind.DELETED) {
                var note = RoomTalk.lines(List.of(line(1, kind, 0, "ben"))).getFirst();

                assertTrue(note.note());
                assertTrue(note.text().contains("anna"), note.text());
            }
        }
    }

    private static RoomLine line(long number, Kind kind, long of, String text) {
        return new RoomLine(number, new UUID(0, number), Instant.EPOCH, "anna", kind, of, text, false);
    }
}
