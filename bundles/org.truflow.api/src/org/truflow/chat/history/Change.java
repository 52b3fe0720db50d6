package org.truflow.chat.history;

import java.time.Instant;
import java.util.UUID;
import org.truflow.chat.Message;

/** A change of what is kept of a conversation. Applied twice it changes nothing the second time; one of an unknown message changes nothing. */
public sealed interface Change {
    /** Keeps a message at the end; {@link Message#place} of it means nothing. Nothing if the id is known, also of a message that was cleared lately. */
    record Say(Message message) implements Change {}

    /** Changes the text, unless it was deleted or changed later. */
    record Edit(UUID id, String text, Instant when) implements Change {}

    /** Forgets text and cards and keeps that there was something. */
    record Delete(UUID id, Instant when) implements Change {}

    /** An own message was left for the other. */
    record Sent(UUID id) implements Change {}

    /** An own message arrived. */
    record Delivered(UUID id, Instant when) implements Change {}

    /** The other was shown all up to a message. */
    record ReadByOther(UUID upTo, Instant when) implements Change {}

    /** All up to a message was shown here, or on another own device. */
    record ReadHere(UUID upTo) implements Change {}
}
