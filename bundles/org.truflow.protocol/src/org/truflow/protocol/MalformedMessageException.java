package org.truflow.protocol;

import java.io.IOException;

/** The other side sent bytes that are no message. The session ends; nothing else is done for that peer. */
public final class MalformedMessageException extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
