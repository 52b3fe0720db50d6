package org.truflow.protocol;

/** Cuts a payload out of a body that was received, without copying it. */
@FunctionalInterface
public interface PayloadSlicer {
    /**
     * @param offset from the first byte of the body
     * @param length in bytes; lies within the body
     * @return what whoever handles the message closes; closed by {@link Wire} if the rest of the body is malformed
     */
    Payload.Received slice(int offset, int length);
}
