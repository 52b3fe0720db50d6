package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;

/** Every name that a finished file could have is taken by other files. */
public final class NameClashException extends IOException {
    private static final long serialVersionUID = 1;

    NameClashException(String message) {
        super(message);
    }
}
