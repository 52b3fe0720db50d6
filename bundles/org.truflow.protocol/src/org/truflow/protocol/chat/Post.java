package org.truflow.protocol.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.Card;
import org.truflow.protocol.Message;
import org.truflow.protocol.TextLimit;

/**
 * Something is said. Only within a sealed letter.
 *
 * @param with the name of whom it is said to; what an own device needs, nobody else believes it
 */
public record Post(UUID id, String with, Instant time, String text, Optional<UUID> replyTo, List<Card> cards)
        implements Message.Push {
    public static final TextLimit TEXT = TextLimit.ofBytes(16 << 10);

    public Post {
        cards = List.copyOf(cards);
    }
}
