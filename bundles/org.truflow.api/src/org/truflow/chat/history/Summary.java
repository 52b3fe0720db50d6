package org.truflow.chat.history;

import java.util.Optional;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;

/**
 * What is kept of a conversation.
 *
 * @param last the newest message
 * @param unread messages of others that were not shown here
 * @param readUpTo place of the last message that was shown here; 0 for none
 * @param keepDays days that a message is kept; 0 for ever
 */
public record Summary(ConversationId conversation, Optional<Message> last, int unread, long readUpTo, int keepDays) {}
