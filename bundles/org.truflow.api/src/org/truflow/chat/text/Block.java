package org.truflow.chat.text;

import java.util.List;

/** A part of a message that has lines of its own. All text in it is cleaned. */
public sealed interface Block {
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /** @param level 1 to 6 */
    record Heading(int level, List<Span> spans) implements Block {
        public Heading {
            spans = List.copyOf(spans);
        }
    }

    /** @param language as whoever wrote it says; may be empty. {@code text} has lines with line feeds between them, no last one */
    record Code(String language, String text) implements Block {}

    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** @param first number of the first item; negative for a list without numbers */
    record Items(int first, List<List<Block>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /** A line across. */
    record Rule() implements Block {}
}
