package org.truflow.protocol;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A request was refused. A handler throws it to send an error reply; the asker's stage fails with it. Text from the
 * other side is untrusted: already cut to 1,000 characters and without control characters.
 */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String remedy;
    private final transient Optional<Duration> after;

    /**
     * @param message what is wrong and where
     * @param remedy what the asker can do; may be empty
     */
    public RefusedException(ErrorCode code, String message, String remedy) {
        this(code, message, remedy, Optional.empty());
    }

    /** @param after how long to wait before it is worth asking again; a second at least, a year at most */
    public RefusedException(ErrorCode code, String message, String remedy, Optional<Duration> after) {
        super(message);
        this.code = code;
        this.remedy = remedy;
        this.after = after;
    }

    /** Returns how long to wait before it is worth asking again, if that is known. */
    public Optional<Duration> after() {
        return after;
    }

    public ErrorCode code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }
}
