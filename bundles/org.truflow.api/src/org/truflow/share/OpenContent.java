package org.truflow.share;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A content opened for reading. Any number of threads may read at once. */
public interface OpenContent extends AutoCloseable {

    /** Returns the name of the file, for people. */
    String name();

    /** Returns the size in bytes. */
    long size();

    /** Returns the hashes of all pieces, 32 bytes each, as {@code PieceLength} cuts the size; empty when one piece is all. Not to be changed. */
    byte[] pieceLayer();

    /**
     * Fills {@code target} to its limit with the bytes from {@code position} on.
     *
     * @throws IOException if the file ended before, was changed since it was hashed, or cannot be read
     */
    void read(long position, ByteBuffer target) throws IOException;

    @Override
    void close();
}
