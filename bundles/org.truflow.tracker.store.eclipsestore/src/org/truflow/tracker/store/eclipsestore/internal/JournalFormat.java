package org.truflow.tracker.store.eclipsestore.internal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.eclipse.jdt.annotation.Nullable;

/**
 * How a journal file looks, all numbers big-endian.
 *
 * <pre>
 * file:   "TFJRNL01", long generation, long salt, int CRC-32C of these
 * record: "TFRC", int length of the body, int CRC-32C of the salt and all that follows, long number of the record,
 *         long synced: how much of the file was durable before this record was written, body
 * </pre>
 *
 * The salt is random, so that nobody can put a valid record into a file name. {@code synced} tells damage from a
 * torn tail: what lies before the {@code synced} of any valid record was acknowledged.
 */
final class JournalFormat {
    static final long FILE_MAGIC = 0x54464a524e4c3031L;
    static final int FILE_HEAD = 8 + 8 + 8 + 4;
    static final int RECORD_MAGIC = 0x54465243;
    static final int RECORD_HEAD = 4 + 4 + 4 + 8 + 8;
    /** Longest body in bytes; the longest page of changes fits. */
    static final int MOST_BODY = 64 * 1024 * 1024;

    private JournalFormat() {}

    static ByteBuffer fileHead(long generation, long salt) {
        var head = ByteBuffer.allocate(FILE_HEAD);
        head.putLong(FILE_MAGIC).putLong(generation).putLong(salt);
        var crc = new CRC32C();
        crc.update(head.array(), 0, head.position());
        return head.putInt((int) crc.getValue()).flip();
    }

    /** Returns whether {@code head} starts a journal of {@code generation}. */
    static boolean isFileHead(ByteBuffer head, long generation) {
        return head.remaining() >= FILE_HEAD
                && head.slice(head.position(), FILE_HEAD)
                        .equals(fileHead(generation, head.getLong(head.position() + 16)));
    }

    static void putRecord(ByteBuffer out, long salt, long number, long synced, byte[] body) {
        out.putInt(RECORD_MAGIC)
                .putInt(body.length)
                .putInt(crc(salt, number, synced, ByteBuffer.wrap(body)))
                .putLong(number)
                .putLong(synced)
                .put(body);
    }

    /** Returns the body of the valid record at {@code at}, or null. */
    static @Nullable ByteBuffer recordAt(ByteBuffer file, int at, long salt) {
        if (file.limit() - at < RECORD_HEAD || file.getInt(at) != RECORD_MAGIC) {
            return null;
        }
        var length = file.getInt(at + 4);
        if (length < 0 || length > MOST_BODY || length > file.limit() - at - RECORD_HEAD) {
            return null;
        }
        var body = file.slice(at + RECORD_HEAD, length);
        return file.getInt(at + 8) == crc(salt, number(file, at), synced(file, at), body) ? body : null;
    }

    static long number(ByteBuffer file, int at) {
        return file.getLong(at + 12);
    }

    static long synced(ByteBuffer file, int at) {
        return file.getLong(at + 20);
    }

    private static int crc(long salt, long number, long synced, ByteBuffer body) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(28)
                .putLong(salt)
                .putLong(number)
                .putLong(synced)
                .putInt(body.remaining())
                .flip());
        crc.update(body.duplicate());
        return (int) crc.getValue();
    }
}
