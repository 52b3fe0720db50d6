package org.truflow.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.Card;
import org.truflow.protocol.chat.Amend;
import org.truflow.protocol.chat.AskChatKey;
import org.truflow.protocol.chat.ChatKeyTold;
import org.truflow.protocol.chat.Letters;
import org.truflow.protocol.chat.LettersTaken;
import org.truflow.protocol.chat.Mark;
import org.truflow.protocol.chat.Post;
import org.truflow.protocol.chat.Typing;

/** Examples of private talk. */
final class ChatSamples {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final UUID ID = new UUID(0x0102030405060708L, 0x090a0b0c0d0e0f10L);
    private static final UUID OTHER = new UUID(0x1112131415161718L, 0x191a1b1c1d1e1f20L);
    private static final byte[] SEALED = {1, 2, 3};

    private ChatSamples() {}

    static boolean holdsArrays(Message message) {
        return message instanceof AskChatKey || message instanceof ChatKeyTold || message instanceof Letters;
    }

    static void add(Map<String, Envelope> all) {
        all.put("ASK_CHAT_KEY", new Envelope(1, new AskChatKey(SEALED)));
        all.put("CHAT_KEY_TOLD", new Envelope(1, new ChatKeyTold(SEALED)));
        all.put("LETTERS", new Envelope(2, new Letters(77, 42, List.of(SEALED, SEALED))));
        all.put("LETTERS_TAKEN", new Envelope(2, new LettersTaken(43)));
        all.put("TYPING", new Envelope(0, new Typing(true)));
        all.put("POST", new Envelope(0, new Post(ID, "ben", TIME, "*hello*", Optional.of(OTHER), cards())));
        all.put("AMEND", new Envelope(0, new Amend(ID, "ben", TIME, Optional.of("hallo"))));
        all.put("MARK", new Envelope(0, new Mark(ID, "ben", TIME, Mark.Kind.READ)));
    }

    private static List<Card> cards() {
        return List.of(
                new Card.File("a.flac", 70_000, Samples.CONTENT),
                new Card.Folder("Bach", 300, 2, "ann", "Music/Bach", Optional.of("tracker lab:1234")));
    }
}
