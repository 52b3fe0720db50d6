package org.truflow.ui.chat.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.chat.Card;

/**
 * Something that was said or done, the same for persons and rooms.
 *
 * @param key by which its talk knows it
 * @param place rising in its conversation; earlier ones are asked for by it
 * @param text as it came, untrusted; empty if it was deleted
 * @param reply what it answers, if that is known here
 * @param mark how far an own one has come
 * @param note whether it is no talk but something that happened
 */
record Line(
        String key,
        long place,
        String author,
        boolean own,
        Instant time,
        String text,
        Optional<String> reply,
        List<Card> cards,
        boolean edited,
        boolean deleted,
        Mark mark,
        boolean note) {

    /** How far an own message has come. */
    enum Mark {
        NONE,
        QUEUED,
        SENT,
        DELIVERED,
        READ
    }
}
