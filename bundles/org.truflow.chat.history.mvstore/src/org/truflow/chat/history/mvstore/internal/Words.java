package org.truflow.chat.history.mvstore.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.truflow.chat.Message;
import org.truflow.search.query.Folding;
import org.truflow.search.query.Word;

/** Whether a message has all words of a query, folded as names of files are. */
final class Words {
    /** Folding looks at some hundred words of a text, so long ones are folded piece by piece. */
    private static final int PIECE = 400;

    private final List<String> wanted;
    private final String last;

    /** @param query its last word may be the beginning of one */
    Words(String query) {
        var words = Folding.words(query).stream()
                .flatMap(word -> pieces(word).stream())
                .toList();
        wanted = words.isEmpty() ? words : words.subList(0, words.size() - 1);
        last = words.isEmpty() ? "" : words.getLast();
    }

    /** An ideograph is a word of its own; anything else is looked for as it was typed. */
    private static List<String> pieces(Word word) {
        return word.isIdeographic() ? word.pieces() : List.of(word.whole());
    }

    boolean isEmpty() {
        return last.isEmpty();
    }

    boolean match(Message message) {
        if (message.deleted().isPresent()) {
            return false;
        }
        var there = new HashSet<String>();
        add(message.author(), there);
        message.cards().forEach(card -> add(card.name(), there));
        for (int at = 0, end; at < message.text().length(); at = end) {
            end = end(message.text(), at);
            add(message.text().substring(at, end), there);
        }
        return there.containsAll(wanted) && there.stream().anyMatch(word -> word.startsWith(last));
    }

    private static void add(String text, Set<String> there) {
        for (var word : Folding.words(text)) {
            there.add(word.whole());
            there.addAll(word.parts());
        }
    }

    /** Returns where a piece ends, at a space if there is one. */
    private static int end(String text, int at) {
        if (text.length() - at <= PIECE) {
            return text.length();
        }
        for (var end = at + PIECE; end > at + PIECE / 2; end--) {
            if (Character.isWhitespace(text.charAt(end - 1))) {
                return end;
            }
        }
        return at + PIECE;
    }
}
