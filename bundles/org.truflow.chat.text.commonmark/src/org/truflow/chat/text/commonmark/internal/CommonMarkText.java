package org.truflow.chat.text.commonmark.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.osgi.service.component.annotations.Component;
import org.truflow.chat.text.Block;
import org.truflow.chat.text.MessageText;
import org.truflow.chat.text.Span;

/** Reads messages by commonmark-java, with HTML, indented code and everything else left out that nobody means who only writes. */
@Component
public final class CommonMarkText implements MessageText {
    /** The parser looks for the end of what each opening bracket may begin: twice the length is up to four times the work. */
    private static final int MOST = 16 << 10;

    private static final int MOST_OPEN = 32;

    private final Parser parser = Parser.builder()
            .enabledBlockTypes(Set.of(
                    BlockQuote.class, FencedCodeBlock.class, Heading.class, ListBlock.class, ThematicBreak.class))
            .maxOpenBlockParsers(MOST_OPEN)
            .build();

    @Override
    public List<Block> read(String text) {
        return blocks(parser.parse(clean(cut(text))), 0);
    }

    private static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }

    private static List<Block> blocks(Node parent, int depth) {
        var blocks = new ArrayList<Block>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node, depth));
        }
        return blocks;
    }

    private static Block block(Node node, int depth) {
        return switch (node) {
            case Heading heading -> new Block.Heading(heading.getLevel(), Inline.below(heading));
            case FencedCodeBlock code ->
                new Block.Code(
                        Cleaning.clean(code.getInfo()),
                        Cleaning.clean(code.getLiteral().stripTrailing()));
            case ThematicBreak _ -> new Block.Rule();
            case BlockQuote quote when depth < MOST_DEPTH -> new Block.Quote(blocks(quote, depth + 1));
            case BulletList list when depth < MOST_DEPTH -> new Block.Items(-1, items(list, depth + 1));
            case OrderedList list
            when depth < MOST_DEPTH -> new Block.Items(list.getMarkerStartNumber(), items(list, depth + 1));
            case LinkReferenceDefinition definition -> new Block.Paragraph(definition(definition));
            default -> new Block.Paragraph(Inline.below(node));
        };
    }

    private static List<List<Block>> items(Node list, int depth) {
        var items = new ArrayList<List<Block>>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(blocks(item, depth));
        }
        return items;
    }

    /** It would vanish otherwise. */
    private static List<Span> definition(LinkReferenceDefinition definition) {
        var text = "[" + definition.getLabel() + "]: " + definition.getDestination();
        return Scanner.scan(Cleaning.clean(text), Set.of());
    }

    @Override
    public String plain(String text, int most) {
        var plain = new StringBuilder();
        append(read(text), plain);
        var line = plain.toString().replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.max(0, most - 1))) + "…";
    }

    private static void append(List<Block> blocks, StringBuilder plain) {
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var spans) -> spans.forEach(span -> plain.append(span.text()));
                case Block.Heading heading -> heading.spans().forEach(span -> plain.append(span.text()));
                case Block.Code code -> plain.append(code.text());
                case Block.Quote(var within) -> append(within, plain);
                case Block.Items items -> items.items().forEach(item -> append(item, plain));
                case Block.Rule _ -> plain.append("—");
            }
            plain.append(' ');
        }
    }

    @Override
    public String clean(String text) {
        return Cleaning.clean(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    @Override
    public List<Emoji> emoji(String beginning, int limit) {
        return EmojiNames.beginning(beginning, limit);
    }
}
