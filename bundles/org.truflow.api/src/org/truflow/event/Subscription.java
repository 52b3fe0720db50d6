package org.truflow.event;

/** Ends when closed: after {@link #close()} returns there are no more calls. Closing twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
