package org.truflow.protocol;

import java.io.IOException;

/**
 * A request was refused. A handler throws it to send an error reply; the asker's stage fails with it. Text from the
 * other side is untrusted: already cut to 1,000 characters and without control characters.
 */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String remedy;

    /**
     * @param message what is wrong and where
     * @param remedy what the asker can do; may be empty
     */
    public RefusedException(ErrorCode code, String message, String remedy) {
        super(message);
        this.code = code;
        this.remedy = remedy;
    }

    public ErrorCode code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }
}
