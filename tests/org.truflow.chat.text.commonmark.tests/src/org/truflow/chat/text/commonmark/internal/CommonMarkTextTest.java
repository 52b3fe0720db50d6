package org.truflow.chat.text.commonmark.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truflow.chat.text.Block;
import org.truflow.chat.text.Span;
import org.truflow.chat.text.Span.Style;

@NonNullByDefault({})
class CommonMarkTextTest {
    private final CommonMarkText reader = new CommonMarkText();

    private List<Span> line(String text) {
        var blocks = reader.read(text);
        assertEquals(1, blocks.size(), blocks.toString());
        return ((Block.Paragraph) blocks.getFirst()).spans();
    }

    private static Span words(String text, Style... styles) {
        return new Span.Words(text, Set.of(styles));
    }

    @Test
    void reads_bold_italic_and_code() {
        assertEquals(
                List.of(
                        words("a "),
                        words("b", Style.BOLD),
                        words(" "),
                        words("c", Style.ITALIC),
                        words(" "),
                        words("d ", Style.BOLD),
                        words("e", Style.BOLD, Style.ITALIC),
                        words(" "),
                        words("**f** @g http://h", Style.CODE)),
                line("a **b** *c* **d *e*** `**f** @g http://h`"));
    }

    @Test
    void reads_blocks() {
        var blocks = reader.read(
                "# Title\n\n> quoted\n> more\n\n1. one\n2. two\n   - deep\n\n```java\nint x;\n```\n\n---\nend");

        assertEquals(new Block.Heading(1, List.of(words("Title"))), blocks.get(0));
        assertEquals(new Block.Quote(List.of(new Block.Paragraph(List.of(words("quoted\nmore"))))), blocks.get(1));
        assertTrue(blocks.get(2) instanceof Block.Items items
                && items.first() == 1
                && items.items().size() == 2);
        assertEquals(new Block.Code("java", "int x;"), blocks.get(3));
        assertEquals(new Block.Rule(), blocks.get(4));
        assertEquals(new Block.Paragraph(List.of(words("end"))), blocks.get(5));
    }

    @Test
    void finds_links_mentions_and_emoji() {
        assertEquals(
                List.of(
                        new Span.Mention("@ann.b", Set.of(), "ann.b"),
                        words(": see "),
                        new Span.Link(
                                "https://example.org/a_(b)", Set.of(), "https://example.org/a_(b)", "example.org"),
                        words(". "),
                        new Span.Emoji("👍", Set.of(), "+1"),
                        words(" 12:30:45 a@b.example")),
                line("@ann.b: see https://example.org/a_(b). :+1: 12:30:45 a@b.example"));
    }

    @Test
    void a_link_tells_where_it_leads_whatever_its_text_says() {
        assertEquals(
                List.of(new Span.Link("https://bank.example", Set.of(), "https://evil.example/x", "evil.example")),
                line("[https://bank.example](https://evil.example/x)"));
        assertEquals(
                "xn--bcher-kva.example",
                ((Span.Link) line("http://bücher.example/ü").getFirst()).host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](file:///etc/passwd)",
                "[x](data:text/html,hi)",
                "[x](http://bank.example@evil.example/)",
                "[x](HTTP:/broken)",
                "http://",
                "http://:80",
                "http://bank.example@evil.example/",
                "[x](//evil.example)"
            })
    void no_link_leads_anywhere_but_to_a_web_page(String text) {
        assertTrue(
                line(text).stream().noneMatch(span -> span instanceof Span.Link),
                () -> line(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<b>bold</b>",
                "![pixel](http://evil.example/track.png)",
                "&lt;b&gt;"
            })
    void html_and_pictures_are_text(String text) {
        assertTrue(reader.read(text).stream().allMatch(block -> block instanceof Block.Paragraph));
        assertFalse(reader.plain(text, 1_000).isEmpty());
    }

    @Test
    void nothing_that_was_written_vanishes() {
        assertEquals("[a]: http://evil.example text", reader.plain("[a]: http://evil.example\n\ntext", 100));
        assertTrue(reader.plain("<!-- hidden -->", 100).contains("hidden"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "a\u200bb",
                "a\u001b[31mb",
                "a&#x202e;b",
                "a&#x1b;b",
                "`a\u2066b`",
                "```\na\u202eb\n```",
                "> \u202e",
                "a\udb40\udc41b",
                "a\u0085b",
                "a\u3164b",
                "a\u200db",
                "\ud83d"
            })
    void what_cannot_be_seen_or_steers_is_shown(String text) {
        var plain = reader.plain(text, 1_000);

        assertTrue(plain.contains("U+") || plain.contains("\ufffd"), plain);
        assertTrue(
                plain.codePoints()
                        .noneMatch(letter -> Character.getType(letter) == Character.FORMAT
                                || Character.getType(letter) == Character.CONTROL),
                plain);
    }

    @Test
    void joiners_stay_where_people_need_them() {
        var family = "👨\u200d👩\u200d👧";
        var persian = "می\u200cخواهم";

        assertEquals(family, reader.clean(family));
        assertEquals(persian, reader.clean(persian));
        assertEquals("paU+200Dypal", reader.clean("pa\u200dypal"));
    }

    @Test
    void marks_do_not_pile_up() {
        var zalgo = "e" + "\u0301".repeat(1_000);

        assertTrue(reader.clean(zalgo).length() < 10);
        assertEquals("é", reader.clean("é"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ", "- ", "*", "_", "[", "![", "`", "**a ", "<", "&", "1. ", "[a](", "a* ", "]( ", "@", ":a",
                "http://"
            })
    void takes_time_in_proportion_to_the_length(String piece) {
        var text = piece.repeat((64 << 10) / piece.length());

        // Generous: what is not linear takes minutes.
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertTrue(depth(reader.read(text)) <= 10);
            reader.plain(text, 100);
        });
    }

    private static int depth(List<Block> blocks) {
        var most = 0;
        for (var block : blocks) {
            switch (block) {
                case Block.Quote quote -> most = Math.max(most, depth(quote.blocks()));
                case Block.Items items -> {
                    for (var item : items.items()) {
                        most = Math.max(most, depth(item));
                    }
                }
                case Block.Paragraph _, Block.Heading _, Block.Code _, Block.Rule _ -> {
                    // Nothing lies in them.
                }
            }
        }
        return most + 1;
    }

    @Test
    void cuts_a_plain_line() {
        assertEquals("one two…", reader.plain("**one** two\nthree", 8));
        assertEquals("😀😀", reader.plain("😀😀", 2));
    }

    @Test
    void completes_emoji() {
        assertEquals("smile", reader.emoji("smil", 1).getFirst().name());
        assertEquals(2, reader.emoji("", 2).size());
    }
}
