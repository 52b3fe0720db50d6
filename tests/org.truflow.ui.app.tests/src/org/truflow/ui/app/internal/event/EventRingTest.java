package org.truflow.ui.app.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.truflow.ui.Level;
import org.truflow.ui.app.internal.event.Happening.Kind;

class EventRingTest {
    private final EventRing ring = new EventRing(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void the_newest_is_first_and_the_oldest_makes_place() {
        for (var i = 0; i < EventRing.MOST + 10; i++) {
            ring.add(Kind.PROGRAM, Level.NORMAL, "line " + i);
        }

        var all = ring.all();

        assertEquals(EventRing.MOST, all.size());
        assertEquals("line " + (EventRing.MOST + 9), all.getFirst().text());
        assertEquals("line 10", all.getLast().text());
    }

    @Test
    void kinds_and_words_are_looked_for_together_whatever_the_case() {
        ring.add(Kind.PEOPLE, Level.NORMAL, "Ben came.");
        ring.add(Kind.TRANSFER, Level.GOOD, "song of Ben.mp3 is here.");
        ring.add(Kind.TRANSFER, Level.GOOD, "film.mkv is here.");

        var found = EventRing.filter(ring.all(), EnumSet.of(Kind.TRANSFER), " ben  HERE ");
        var everything = EventRing.filter(ring.all(), EnumSet.noneOf(Kind.class), "  ");

        assertEquals("song of Ben.mp3 is here.", found.getFirst().text());
        assertEquals(1, found.size());
        assertEquals(3, everything.size());
    }

    @Test
    void text_from_outside_is_made_harmless() {
        ring.add(Kind.PROGRAM, Level.WARNING, "evil\nINFO forged \u202eline");

        assertEquals("evil\\u000aINFO forged \\u202eline", ring.all().getFirst().text());
    }

    @Test
    void whoever_listens_hears_of_each_until_they_stop() {
        var heard = new AtomicInteger();

        try (var _ = ring.subscribe(heard::incrementAndGet)) {
            ring.add(Kind.PROGRAM, Level.NORMAL, "one");
            ring.clear();
        }
        ring.add(Kind.PROGRAM, Level.NORMAL, "two");

        assertEquals(2, heard.get());
    }

    @Test
    void a_report_is_read_from_the_oldest_to_the_newest() {
        ring.add(Kind.PROGRAM, Level.NORMAL, "one");
        ring.add(Kind.TRACKER, Level.BAD, "two");

        var lines = BugReport.lines(ring.all());

        assertEquals("2026-11-20T12:00:00Z BAD TRACKER two", lines.getLast());
        assertTrue(lines.getFirst().startsWith("Truflow"));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("java.version ")));
    }
}
