package org.truflow.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bulk bytes at the end of a message that are not copied into a value: on the way out they are read straight into the network's buffer. */
public interface Payload extends AutoCloseable {

    /** Returns the number of bytes. */
    int length();

    /**
     * Writes all {@link #length()} bytes. Called at most once, on a thread that may wait for the disk.
     *
     * @throws IOException if they cannot be read after all; the request is then refused, or the session ends
     */
    void writeTo(ByteBuffer target) throws IOException;

    /** Releases what the payload holds. Called exactly once by whoever took it; after it nothing else may be called. */
    @Override
    void close();

    /** A payload that arrived. */
    interface Received extends Payload {
        /** Returns a read-only direct view of all bytes, valid until {@link #close()}. */
        ByteBuffer bytes();
    }
}
