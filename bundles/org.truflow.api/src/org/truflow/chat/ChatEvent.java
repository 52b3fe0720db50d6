package org.truflow.chat;

/** Something happened in a conversation with a person. */
public sealed interface ChatEvent {
    /** Returns what the directory calls the other. */
    String user();

    /** Something new was said, by either. */
    record Said(String user, Message message) implements ChatEvent {}

    /** A message was edited or deleted, or its state changed. Of many marked at once only the last is told of. */
    record Changed(String user, Message message) implements ChatEvent {}

    /** Typing began or ended, keys changed, unread or queued counts changed, history was cleared. */
    record Turned(Conversation conversation) implements ChatEvent {
        @Override
        public String user() {
            return conversation.user();
        }
    }
}
