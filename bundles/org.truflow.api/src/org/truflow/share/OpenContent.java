package org.truflow.share;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.Optional;

/** A content opened for reading. Any number of threads may read at once. */
public interface OpenContent extends AutoCloseable {

    /** Returns the name of the file, for people. */
    String name();

    /** Returns the size in bytes. */
    long size();

    /** Returns the hashes of all pieces, 32 bytes each, as {@code PieceLength} cuts the size; empty when one piece is all. Not to be changed. */
    byte[] pieceLayer();

    /** Returns which pieces are here, verified, of a content that is still being fetched; empty if it is here as a whole. */
    default Optional<BitSet> pieces() {
        return Optional.empty();
    }

    /** Returns whether these bytes are here; false at most for a content that is still being fetched. */
    default boolean has(long position, int length) {
        return true;
    }

    /**
     * Copies the whole content to the beginning of {@code target}, sharing what lies on the disk where the file system can.
     * What arrives there is to be checked.
     *
     * @throws IOException as {@link #read} does, or if {@code target} cannot be written
     */
    default void copyTo(FileChannel target) throws IOException {
        var buffer = ByteBuffer.allocate(1 << 18);
        for (var at = 0L; at < size(); at += buffer.limit()) {
            read(at, buffer.clear().limit((int) Math.min(buffer.capacity(), size() - at)));
            buffer.flip();
            for (var to = at; buffer.hasRemaining(); ) {
                to += target.write(buffer, to);
            }
        }
    }

    /**
     * Fills {@code target} to its limit with the bytes from {@code position} on.
     *
     * @throws IOException if the file ended before, was changed since it was hashed, or cannot be read
     */
    void read(long position, ByteBuffer target) throws IOException;

    @Override
    void close();
}
