package org.truflow.chat.text.commonmark.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.chat.text.Span;
import org.truflow.chat.text.Span.Style;

/** What stands within lines: goes through nodes step by step, however deep they lie within one another. */
final class Inline {
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private Set<Style> runStyles = Set.of();
    private int bold;
    private int italic;
    private final Deque<Integer> links = new ArrayDeque<>();

    private Inline() {}

    /** Returns what stands below a node. */
    static List<Span> below(Node top) {
        var inline = new Inline();
        inline.walk(top);
        inline.flush();
        return inline.spans;
    }

    private void walk(Node top) {
        @Nullable Node at = top.getFirstChild();
        while (at != null) {
            enter(at);
            @Nullable Node next = at.getFirstChild();
            while (next == null && at != null && at != top) {
                leave(at);
                next = at.getNext();
                at = next == null ? at.getParent() : at;
            }
            at = next;
        }
    }

    private void enter(Node node) {
        switch (node) {
            case Text text -> add(text.getLiteral(), styles());
            case Code code -> {
                var styles = EnumSet.of(Style.CODE);
                styles.addAll(styles());
                add(code.getLiteral(), styles);
            }
            case HtmlInline html -> add(html.getLiteral(), styles());
            case HtmlBlock html -> add(html.getLiteral(), styles());
            case SoftLineBreak _, HardLineBreak _ -> add("\n", styles());
            case StrongEmphasis _ -> bold++;
            case Emphasis _ -> italic++;
            case Link _ -> {
                flush();
                links.push(spans.size());
            }
            case Image _ -> add("![", styles());
            default -> {
                // Nodes that other things lie in.
            }
        }
    }

    private void leave(Node node) {
        switch (node) {
            case StrongEmphasis _ -> bold--;
            case Emphasis _ -> italic--;
            case Image image -> add("](" + image.getDestination() + ")", styles());
            case Link link -> link(link);
            default -> {
                // Nothing ends.
            }
        }
    }

    /** Makes one link of what lies in it. */
    private void link(Link link) {
        flush();
        var from = links.pop();
        var within = spans.subList(from, spans.size());
        var text = new StringBuilder();
        within.forEach(span -> text.append(span.text()));
        var target = Cleaning.clean(link.getDestination());
        var host = Targets.host(target);
        if (host.isPresent() && !text.isEmpty()) {
            var styles = within.getFirst().styles();
            within.clear();
            spans.add(new Span.Link(text.toString(), styles, target, host.get()));
        } else {
            spans.add(new Span.Words(" (" + target + ")", Set.of()));
        }
    }

    private Set<Style> styles() {
        var styles = EnumSet.noneOf(Style.class);
        if (bold > 0) {
            styles.add(Style.BOLD);
        }
        if (italic > 0) {
            styles.add(Style.ITALIC);
        }
        return styles;
    }

    private void add(String text, Set<Style> styles) {
        if (!styles.equals(runStyles)) {
            flush();
            runStyles = Set.copyOf(styles);
        }
        run.append(text);
    }

    private void flush() {
        if (!run.isEmpty()) {
            // Once more: what was written as a number of a character is one only now.
            spans.addAll(Scanner.scan(Cleaning.clean(run.toString()), runStyles));
            run.setLength(0);
        }
    }
}
