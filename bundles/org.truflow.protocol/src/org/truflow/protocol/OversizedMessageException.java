package org.truflow.protocol;

/** A message that was to be sent is larger than its opcode allows. Nothing was sent; send less at a time. */
public final class OversizedMessageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public OversizedMessageException(String message) {
        super(message);
    }
}
