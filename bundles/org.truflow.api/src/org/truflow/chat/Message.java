package org.truflow.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.truflow.id.PeerId;

/**
 * Something that was said, as it stands now.
 *
 * @param id the same on every installation
 * @param place where it stands in the conversation here, rising, from 1 on; 0 while it is not kept
 * @param author the name of whoever said it, as the directory called it then
 * @param from the installation that it was said on
 * @param own whether it was said on this or another installation of the own name
 * @param time when it was said by the author's clock, which may be wrong; {@code kept} when it came here, by the clock here
 * @param text untrusted; empty when it was deleted
 * @param replyTo the message it answers, which need not be known here
 * @param edited when it was last changed, by the author's clock; {@code deleted} when it was deleted
 */
public record Message(
        UUID id,
        long place,
        String author,
        PeerId from,
        boolean own,
        Instant time,
        Instant kept,
        String text,
        Optional<UUID> replyTo,
        List<Card> cards,
        Optional<Instant> edited,
        Optional<Instant> deleted,
        MessageState state) {
    public Message {
        cards = List.copyOf(cards);
    }
}
