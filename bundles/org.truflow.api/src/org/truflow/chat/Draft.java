package org.truflow.chat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wants to say.
 *
 * @param text at most {@link Chats#MOST_TEXT} bytes in UTF-8; may be empty if there is a card
 * @param replyTo the message it answers
 * @param cards at most {@link Card#MOST}
 */
public record Draft(String text, Optional<UUID> replyTo, List<Card> cards) {
    public Draft {
        cards = List.copyOf(cards);
    }

    /** Text alone. */
    public Draft(String text) {
        this(text, Optional.empty(), List.of());
    }
}
