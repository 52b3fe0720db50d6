package org.truflow.protocol.chat;

import org.truflow.protocol.Message;

/** Asks for the key that letters to the other are sealed for, and tells the own. @param statement by which the identity's key vouches for it */
public record AskChatKey(byte[] statement) implements Message.Request<ChatKeyTold> {
    /** Most bytes of a statement. */
    public static final int MOST = 512;
}
