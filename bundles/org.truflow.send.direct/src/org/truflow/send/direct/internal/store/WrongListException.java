package org.truflow.send.direct.internal.store;

import java.io.IOException;

/** The list that a sender tells is not the one that was offered, or none at all. */
public final class WrongListException extends IOException {
    private static final long serialVersionUID = 1;

    public WrongListException(String message) {
        super(message);
    }
}
