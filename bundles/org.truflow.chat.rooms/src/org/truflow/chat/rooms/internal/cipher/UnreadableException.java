package org.truflow.chat.rooms.internal.cipher;

/** Something cannot be read here; the message says why. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Exception cause) {
        super(message, cause);
    }
}
