package org.truflow.shell;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;

/** An engine is stopped, or has not started yet. */
public final class EngineMissingException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param engine what people call it, for example {@code transfer} */
    public EngineMissingException(String engine) {
        super("the " + engine + " engine is not running");
    }

    /**
     * Returns {@code service} if it is there.
     *
     * @param engine what people call it
     */
    public static <T> T need(@Nullable T service, String engine) throws EngineMissingException {
        if (service == null) {
            throw new EngineMissingException(engine);
        }
        return service;
    }
}
