package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.truflow.chat.text.Block;
import org.truflow.chat.text.MessageText;
import org.truflow.chat.text.Span;
import org.truflow.chat.text.commonmark.internal.CommonMarkText;

class MessageTextFuzzTest {
    private final CommonMarkText reader = new CommonMarkText();

    @FuzzTest(maxDuration = "30s")
    void whatever_is_written_is_shown_harmlessly(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);

        check(reader.read(text), 0);
        harmless(reader.plain(text, 100));
        harmless(reader.clean(text));
    }

    private static void check(List<Block> blocks, int depth) {
        assertTrue(depth <= MessageText.MOST_DEPTH);
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var spans) -> spans.forEach(MessageTextFuzzTest::check);
                case Block.Heading heading -> heading.spans().forEach(MessageTextFuzzTest::check);
                case Block.Code code -> {
                    harmless(code.language());
                    harmless(code.text());
                }
                case Block.Quote(var within) -> check(within, depth + 1);
                case Block.Items items -> items.items().forEach(item -> check(item, depth + 1));
                case Block.Rule _ -> {
                    // Says nothing.
                }
            }
        }
    }

    private static void check(Span span) {
        harmless(span.text());
        if (span instanceof Span.Link link) {
            harmless(link.target());
            assertTrue(link.target().regionMatches(true, 0, "http", 0, 4), link.target());
            assertTrue(link.host().chars().allMatch(letter -> letter > ' ' && letter < 0x7F), link.host());
        }
    }

    private static void harmless(String text) {
        for (int at = 0, letter; at < text.length(); at += Character.charCount(letter)) {
            letter = text.codePointAt(at);
            var type = Character.getType(letter);
            assertFalse(
                    type == Character.SURROGATE
                            || type == Character.CONTROL && letter != '\n' && letter != '\t'
                            || type == Character.FORMAT && letter != 0x200C && letter != 0x200D,
                    () -> "shows " + text);
        }
    }
}
