package org.truflow.protocol;

/**
 * Answers a request that was refused. Without an id it is about the session as a whole, which ends after it.
 *
 * @param message what is wrong and where; cut to 1,000 characters when sent, without control characters when received
 * @param remedy what the asker can do, may be empty; cut and cleaned likewise
 */
public record Refusal(ErrorCode code, String message, String remedy) implements Message {}
