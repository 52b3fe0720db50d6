package org.truflow.protocol;

import static org.truflow.protocol.MessageBoundsTest.bound;
import static org.truflow.protocol.MessageBoundsTest.bytes;
import static org.truflow.protocol.MessageBoundsTest.characters;
import static org.truflow.protocol.MessageBoundsTest.hash;
import static org.truflow.protocol.MessageBoundsTest.instant;
import static org.truflow.protocol.MessageBoundsTest.list;
import static org.truflow.protocol.MessageBoundsTest.path;
import static org.truflow.protocol.MessageBoundsTest.size;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bounds of private talk. */
final class ChatBounds {
    static final Set<String> OPTIONAL = Set.of(
            "TYPING.o", "POST.r", "POST.c.0.h", "POST.c.0.c", "POST.c.0.u", "POST.c.0.p", "POST.c.0.l", "AMEND.x");

    private static final long LAST = Long.MAX_VALUE;

    private ChatBounds() {}

    static void add(List<MessageBoundsTest.Bound> all) {
        all.add(bytes("ASK_CHAT_KEY.k", 0, 512));
        all.add(bytes("CHAT_KEY_TOLD.k", 0, 512));
        all.add(bound("LETTERS.s", List.of(1, LAST), List.of(0, -1)));
        all.add(bound("LETTERS.n", List.of(1, LAST), List.of(0, -1)));
        all.add(list("LETTERS.x", 32, new byte[3]));
        all.add(bytes("LETTERS.x.0", 0, 60 << 10));
        all.add(bound("LETTERS_TAKEN.n", List.of(0, LAST), List.of(-1)));
        for (var title : List.of("POST.", "AMEND.", "MARK.")) {
            all.add(bound(title + "m", List.of(new byte[16]), List.of(new byte[15], new byte[17])));
            all.add(characters(title + "n", 64));
            all.add(instant(title + "t"));
        }
        for (var text : List.of("POST.x", "AMEND.x")) {
            all.add(bound(text, List.of("", "a".repeat(16_384)), List.of("a".repeat(16_385), "ü".repeat(8_193))));
        }
        all.add(bound("POST.r", List.of(new byte[16]), List.of(new byte[15], new byte[17])));
        all.add(list("POST.c", 16, Map.of("n", "a", "s", 1, "h", new byte[32])));
        all.add(path("POST.c.0.n", 1_024));
        all.add(size("POST.c.0.s"));
        all.add(hash("POST.c.0.h"));
        all.add(bound("POST.c.1.c", List.of(0, Integer.MAX_VALUE), List.of(-1, 1L << 31)));
        all.add(characters("POST.c.1.u", 64));
        all.add(path("POST.c.1.p", 4_096));
        all.add(characters("POST.c.1.l", 1_000));
        all.add(bound("MARK.k", List.of(0, 1), List.of(-1, 2)));
    }
}
