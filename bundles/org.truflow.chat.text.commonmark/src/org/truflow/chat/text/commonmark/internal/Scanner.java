package org.truflow.chat.text.commonmark.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.truflow.chat.text.Span;
import org.truflow.chat.text.Span.Style;

/** Finds links, mentions and emoji in words. */
final class Scanner {
    /** One alternative at each place and no choice within it, so the time is in proportion to the length. */
    private static final Pattern SPECIAL = Pattern.compile("(?<link>https?://[^\\s<>\"`]++)"
            + "|(?<![\\p{L}\\p{N}._@-])@(?<name>[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}+)"
            + "|:(?<emoji>[a-z0-9_+-]{1,40}+):");

    private static final String CLOSING = ".,;:!?'\")]}*_";

    private Scanner() {}

    static List<Span> scan(String text, Set<Style> styles) {
        if (styles.contains(Style.CODE)) {
            return List.of(new Span.Words(text, styles));
        }
        var spans = new ArrayList<Span>();
        var matcher = SPECIAL.matcher(text);
        var from = 0;
        var at = 0;
        while (matcher.find(at)) {
            var found = span(matcher, styles);
            at = Math.max(matcher.start() + 1, matcher.start() + found.length());
            if (found.span().isEmpty()) {
                continue;
            }
            words(text, from, matcher.start(), styles, spans);
            spans.addAll(found.span());
            from = at;
        }
        words(text, from, text.length(), styles, spans);
        return spans;
    }

    /** @param span none if it is nothing special; {@code length} characters of it */
    private record Found(List<Span> span, int length) {}

    private static Found span(java.util.regex.Matcher matcher, Set<Style> styles) {
        var link = Optional.ofNullable(matcher.group("link")).orElse("");
        if (!link.isEmpty()) {
            var end = link.length();
            while (end > 0 && CLOSING.indexOf(link.charAt(end - 1)) >= 0 && !opens(link, end)) {
                end--;
            }
            var target = link.substring(0, end);
            return new Found(
                    Targets.host(target)
                            .map(host -> List.<Span>of(new Span.Link(target, styles, target, host)))
                            .orElse(List.of()),
                    end);
        }
        var named = Optional.ofNullable(matcher.group("name")).orElse("");
        if (!named.isEmpty()) {
            var end = named.length();
            while (end > 0 && "._-".indexOf(named.charAt(end - 1)) >= 0) {
                end--;
            }
            var plain = named.substring(0, end);
            return new Found(List.of(new Span.Mention("@" + plain, styles, plain)), end + 1);
        }
        var name = matcher.group("emoji");
        return new Found(
                EmojiNames.find(name)
                        .map(text -> List.<Span>of(new Span.Emoji(text, styles, name)))
                        .orElse(List.of()),
                // The closing colon may open the next.
                EmojiNames.find(name).isPresent() ? name.length() + 2 : 1);
    }

    /** Whether a closing bracket at the end belongs to one within the link. */
    private static boolean opens(String link, int end) {
        return link.charAt(end - 1) == ')' && link.lastIndexOf('(', end - 1) >= 0;
    }

    private static void words(String text, int from, int to, Set<Style> styles, List<Span> spans) {
        if (from < to) {
            spans.add(new Span.Words(text.substring(from, to), styles));
        }
    }
}
