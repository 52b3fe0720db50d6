package org.truflow.chat.history;

import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;

/** A message that was searched for. */
public record Found(ConversationId conversation, Message message) {}
