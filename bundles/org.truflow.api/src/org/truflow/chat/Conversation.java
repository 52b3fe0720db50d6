package org.truflow.chat;

import java.util.Optional;

/**
 * A conversation with a person, as it was at one moment.
 *
 * @param user what the directory calls the other
 * @param last what was said last and is kept
 * @param unread messages of the other that were not {@linkplain Chats#markRead marked as read}
 * @param queued messages and changes that wait for the other
 * @param typing whether the other types now
 * @param trouble for people, why nothing goes on; empty if all is well or nothing waits
 */
public record Conversation(
        String user, Optional<Message> last, int unread, int queued, boolean typing, KeyState keys, String trouble) {}
