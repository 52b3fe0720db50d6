package org.truflow.ui.chat.internal;

import java.util.List;
import java.util.Set;
import org.truflow.chat.text.Block;
import org.truflow.chat.text.MessageText;
import org.truflow.chat.text.Span;

/** Reads every text as one paragraph; {@code http} as a link. */
final class PlainText implements MessageText {
    @Override
    public List<Block> read(String text) {
        var span = text.startsWith("http")
                ? new Span.Link("a page", Set.of(), text, "host.example")
                : new Span.Words(text, Set.of());
        return List.of(new Block.Paragraph(List.of(span)));
    }

    @Override
    public String plain(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    @Override
    public String clean(String text) {
        return text;
    }

    @Override
    public List<Emoji> emoji(String beginning, int limit) {
        return List.of();
    }
}
