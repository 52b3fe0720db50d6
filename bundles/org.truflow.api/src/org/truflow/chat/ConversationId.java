package org.truflow.chat;

/** What a conversation is with. */
public sealed interface ConversationId {

    /** @param name what the directory calls the person */
    record Person(String name) implements ConversationId {}

    /** @param place what people call the tracker that keeps the room; {@code name} of the room there */
    record Room(String place, String name) implements ConversationId {}
}
