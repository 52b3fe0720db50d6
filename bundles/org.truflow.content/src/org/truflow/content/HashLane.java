package org.truflow.content;

import java.nio.ByteBuffer;

/** What one thread needs to hash: a hasher and a buffer to read into. */
final class HashLane {
    private static final int BUFFER = 256 * 1024;

    final PieceHasher hasher = new PieceHasher();

    /** Direct, so that the channel does not copy through another one of its own. */
    final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
}
