package org.truflow.chat.direct.internal.post;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The letters to one installation.
 *
 * @param id random
 * @param first number of the first letter that waits; {@code next} of the one after the last
 * @param left number of the last letter that was left in a mailbox
 */
record Stream(long id, long first, long next, long left) {

    /** To somebody whom nothing was ever sent to. */
    static final Stream NONE = new Stream(0, 1, 1, 0);

    static Stream begin() {
        return new Stream(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), 1, 1, 0);
    }

    static Stream read(byte[] row) {
        var in = ByteBuffer.wrap(row);
        return new Stream(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    byte[] write() {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(id)
                .putLong(first)
                .putLong(next)
                .putLong(left)
                .array();
    }

    long waiting() {
        return next - first;
    }

    Stream added() {
        return new Stream(id, first, next + 1, left);
    }

    Stream takenTo(long number) {
        return new Stream(id, number + 1, next, left);
    }

    Stream leftTo(long number) {
        return new Stream(id, first, next, number);
    }
}
