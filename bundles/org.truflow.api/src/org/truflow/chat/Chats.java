package org.truflow.chat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;

/**
 * Private messages from person to person, sealed for the other's keys. What is said is on disk when a method returns, waits while
 * the other is away, and arrives once and in order, also across restarts. Everybody's devices get all of it. What was said is read
 * and searched in {@link org.truflow.chat.history.History}.
 *
 * <p><b>Threads.</b> Call from any thread but those of a window or the network: methods wait for the disk, and
 * those that say so for a directory. Failures are {@link IOException}s whose message a person understands.
 */
public interface Chats {
    /** Most bytes of a text in UTF-8. */
    int MOST_TEXT = 16 << 10;

    /**
     * Says something. Waits for a directory if nobody here knows the person.
     *
     * @throws IOException if nobody is called so, there is nothing to say or it is too long, or too much waits already
     */
    Message send(String user, Draft draft) throws IOException;

    /**
     * Changes the text of an own message; everyone sees that it was changed.
     *
     * @throws IOException if it is not kept here, not own, or was deleted
     */
    Message edit(String user, UUID id, String text) throws IOException;

    /** Deletes an own message; everyone sees that there was one. What others have copied meanwhile stays with them. Fails as {@link #edit}. */
    Message delete(String user, UUID id) throws IOException;

    /**
     * Everything up to a message was shown. The other is told if the settings allow it, the own devices always.
     *
     * @throws IOException if it is not kept here
     */
    void markRead(String user, UUID upTo) throws IOException;

    /** Says that somebody types, or does no more; ends by itself after some seconds. Does nothing while the other is away. Never waits. */
    void typing(String user, boolean now);

    /** Returns the conversations of which something is kept or waits, what was said last first. */
    List<Conversation> conversations() throws IOException;

    /** Returns the conversation with someone; an empty one if nothing was said. */
    Conversation conversation(String user) throws IOException;

    /** Returns the names with keys that wait to be accepted; the own name is among them when it got another device. */
    List<String> pendingKeys();

    /** Believes keys of someone that were pending; the others of them stay so. Then sending goes on. */
    void acceptKeys(String user, Set<PeerId> keys) throws IOException;

    /**
     * Returns words that two people read to each other: the same on both sides if nobody is in between.
     *
     * @param other a key of someone
     * @return a dozen English words for the pair of that key and the own one
     */
    List<String> safetyWords(PeerId other);

    /** Clears what is kept of a conversation here; what waits still goes out. */
    void clear(String user) throws IOException;

    /** Returns the own name, if a directory told it. */
    Optional<String> name();

    /** Calls {@code listener} after changes, one call at a time, on an engine thread; it must return soon. */
    Subscription subscribe(Consumer<ChatEvent> listener);
}
