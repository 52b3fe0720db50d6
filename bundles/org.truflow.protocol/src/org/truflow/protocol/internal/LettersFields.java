package org.truflow.protocol.internal;

import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.chat.AskChatKey;
import org.truflow.protocol.chat.ChatKeyTold;
import org.truflow.protocol.chat.Letters;
import org.truflow.protocol.chat.LettersTaken;
import org.truflow.protocol.chat.Typing;

/** {@code k statement}, {@code s stream, n first, x letters}, {@code n up to}, {@code o now} */
final class LettersFields {
    private LettersFields() {}

    static void writeAsk(AskChatKey message, MapWriter out) {
        out.bytes("k", message.statement(), AskChatKey.MOST);
    }

    static AskChatKey readAsk(MapReader in) throws MalformedMessageException {
        return new AskChatKey(in.bytes("k", AskChatKey.MOST));
    }

    static void writeKey(ChatKeyTold message, MapWriter out) {
        out.bytes("k", message.statement(), AskChatKey.MOST);
    }

    static ChatKeyTold readKey(MapReader in) throws MalformedMessageException {
        return new ChatKeyTold(in.bytes("k", AskChatKey.MOST));
    }

    static void write(Letters message, MapWriter out) {
        out.number("s", message.stream())
                .number("n", message.first())
                .bytes("x", message.sealed(), Letters.MOST, Letters.MOST_BYTES);
    }

    static Letters read(MapReader in) throws MalformedMessageException {
        return new Letters(
                in.number("s", 1, Long.MAX_VALUE),
                in.number("n", 1, Long.MAX_VALUE),
                in.bytes("x", Letters.MOST, Letters.MOST_BYTES));
    }

    static void writeTaken(LettersTaken message, MapWriter out) {
        out.number("n", message.upTo());
    }

    static LettersTaken readTaken(MapReader in) throws MalformedMessageException {
        return new LettersTaken(in.number("n", 0, Long.MAX_VALUE));
    }

    static void writeTyping(Typing message, MapWriter out) {
        out.flag("o", message.now());
    }

    static Typing readTyping(MapReader in) throws MalformedMessageException {
        return new Typing(in.flag("o"));
    }
}
