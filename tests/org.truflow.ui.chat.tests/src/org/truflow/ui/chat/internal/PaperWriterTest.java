package org.truflow.ui.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truflow.chat.Card;
import org.truflow.id.ContentHash;

class PaperWriterTest {
    private static final Locale BEFORE = Locale.getDefault();
    private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");

    @BeforeAll
    static void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void restore() {
        Locale.setDefault(BEFORE);
    }

    @Test
    void what_one_says_in_a_row_has_the_name_once() {
        var paper = write(said("1", "anna", MORNING, "hello"), said("2", "anna", MORNING.plusSeconds(30), "again"));

        assertEquals(1, count(paper.text(), "anna"));
        assertTrue(paper.text().contains("hello\nagain\n"), paper.text());
    }

    @Test
    void every_day_begins_with_its_date() {
        var paper = write(said("1", "anna", MORNING, "hello"), said("2", "anna", MORNING.plusSeconds(86_400), "next"));

        assertTrue(paper.text().startsWith("Friday, November 20, 2026\nanna"), paper.text());
        assertTrue(paper.text().contains("Saturday, November 21, 2026\nanna"), paper.text());
    }

    @Test
    void a_name_that_turns_the_direction_of_writing_is_shown_harmlessly() {
        var paper = write(said("1", "an\u202ena", MORNING, "hello"));

        assertFalse(paper.text().contains("\u202e"));
        assertTrue(paper.text().contains("an\\u202ena"), paper.text());
    }

    @Test
    void a_link_says_where_it_leads_when_it_is_clicked() {
        var paper = write(said("1", "anna", MORNING, "http://host.example/x"));

        assertEquals(
                Optional.of(new Deed.Visit("http://host.example/x", "host.example")),
                paper.deedAt(paper.text().indexOf("a page")));
        assertEquals(Optional.empty(), paper.deedAt(0));
    }

    @Test
    void a_long_text_is_folded_until_somebody_wants_it() {
        var text = IntStream.range(0, 200).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        var line = said("1", "anna", MORNING, text);

        var folded = new PaperWriter(new PlainText(), Set.of(), ZoneOffset.UTC).write(List.of(line), false);
        var unfolded = new PaperWriter(new PlainText(), Set.of("1"), ZoneOffset.UTC).write(List.of(line), false);

        assertFalse(folded.text().contains("line 199"));
        assertEquals(
                Optional.of(new Deed.Unfold("1")), folded.deedAt(folded.text().indexOf("Show all")));
        assertTrue(unfolded.text().contains("line 199"));
        assertFalse(unfolded.text().contains("Show all"));
    }

    @Test
    void a_card_can_be_fetched() {
        var card = new Card.File("holiday.mp4", 5 << 20, ContentHash.parse("ab".repeat(32)));
        var line = new Line(
                "1",
                1,
                "anna",
                false,
                MORNING,
                "",
                Optional.empty(),
                List.of(card),
                false,
                false,
                Line.Mark.NONE,
                false);

        var paper = write(line);

        assertTrue(paper.text().contains("holiday.mp4  5 MiB  Download"), paper.text());
        assertEquals(
                Optional.of(new Deed.Fetch(card)), paper.deedAt(paper.text().indexOf("Download")));
    }

    @Test
    void how_far_an_own_message_has_come_is_told_by_sign_and_word() {
        for (var mark : Line.Mark.values()) {
            var line =
                    new Line("1", 1, "me", true, MORNING, "hi", Optional.empty(), List.of(), true, false, mark, false);

            var text = write(line).text();

            assertTrue(text.contains("edited"), text);
            assertEquals(mark == Line.Mark.READ, text.contains("✓✓ read"), text);
            assertEquals(mark == Line.Mark.QUEUED, text.contains("waits"), text);
        }
    }

    @Test
    void what_was_deleted_leaves_a_trace_and_no_word() {
        var line = new Line(
                "1", 1, "anna", false, MORNING, "", Optional.empty(), List.of(), false, true, Line.Mark.NONE, false);

        assertTrue(write(line).text().contains("This message was deleted"));
    }

    @Test
    void the_line_under_a_click_is_known() {
        var first = said("1", "anna", MORNING, "hello");
        var second = said("2", "ben", MORNING, "hi there");
        var paper = write(first, second);

        assertEquals(Optional.of(second), paper.at(paper.text().indexOf("hi there")));
        assertEquals(Optional.of(first), paper.at(paper.text().indexOf("hello")));
        assertEquals(Optional.empty(), paper.at(paper.text().length() + 5));
    }

    @Test
    void marks_lie_within_the_text_and_do_not_overlap() {
        var paper = new PaperWriter(new PlainText(), Set.of(), ZoneOffset.UTC)
                .write(
                        List.of(said("1", "anna", MORNING, "hello"), said("2", "ben", MORNING, "http://host.example/")),
                        true);

        var end = 0;
        for (var mark : paper.marks()) {
            assertTrue(mark.from() >= end, paper.marks().toString());
            end = mark.from() + mark.length();
        }
        assertTrue(end <= paper.text().length());
        assertEquals(Optional.of(new Deed.Earlier(1)), paper.deedAt(0));
    }

    private static Paper write(Line... lines) {
        return new PaperWriter(new PlainText(), Set.of(), ZoneOffset.UTC).write(List.of(lines), false);
    }

    private static Line said(String key, String author, Instant time, String text) {
        return new Line(
                key,
                Long.parseLong(key),
                author,
                false,
                time,
                text,
                Optional.empty(),
                List.of(),
                false,
                false,
                Line.Mark.NONE,
                false);
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }
}
