package org.truflow.protocol;

import java.time.Duration;
import java.util.Optional;

/**
 * Answers a request that was refused. Without an id it is about the session as a whole, which ends after it.
 *
 * @param message what is wrong and where; cut to 1,000 characters when sent, without control characters when received
 * @param remedy what the asker can do, may be empty; cut and cleaned likewise
 * @param after how long to wait before it is worth asking again, in whole seconds; empty if that is not known
 */
public record Refusal(ErrorCode code, String message, String remedy, Optional<Duration> after) implements Message {

    /** Without saying how long to wait. */
    public Refusal(ErrorCode code, String message, String remedy) {
        this(code, message, remedy, Optional.empty());
    }
}
