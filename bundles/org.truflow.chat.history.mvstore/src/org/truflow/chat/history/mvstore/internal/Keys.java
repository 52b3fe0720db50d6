package org.truflow.chat.history.mvstore.internal;

import java.util.HexFormat;
import org.truflow.chat.ConversationId;

/** Keys of rows: those of one conversation lie side by side, in the order of their places. */
final class Keys {
    private static final HexFormat HEX = HexFormat.of();

    private Keys() {}

    /** @throws IllegalArgumentException if a name holds control characters, which no name does */
    static String of(ConversationId conversation) {
        return switch (conversation) {
            case ConversationId.Person(var name) -> "p" + checked(name);
            case ConversationId.Room(var place, var name) -> "r" + checked(place) + "\t" + checked(name);
        };
    }

    static ConversationId conversation(String key) {
        var rest = key.substring(1);
        if (key.charAt(0) == 'p') {
            return new ConversationId.Person(rest);
        }
        var tab = rest.indexOf('\t');
        return new ConversationId.Room(rest.substring(0, tab), rest.substring(tab + 1));
    }

    static String first(String conversation) {
        return conversation + "\0";
    }

    static String after(String conversation) {
        return conversation + "\1";
    }

    static String message(String conversation, long place) {
        return first(conversation) + HEX.toHexDigits(place);
    }

    static long place(String key) {
        return HexFormat.fromHexDigitsToLong(key, key.length() - 16, key.length());
    }

    private static String checked(String name) {
        if (name.chars().anyMatch(letter -> letter < ' ')) {
            throw new IllegalArgumentException("no name of a conversation holds control characters");
        }
        return name;
    }
}
