package org.truflow.protocol;

/** Anything that travels in a frame of its own. */
public interface Message {

    /** Is answered by one {@code R}, or by an error. */
    interface Request<R extends Message> extends Message {}

    /** Is not answered. */
    interface Push extends Message {}
}
