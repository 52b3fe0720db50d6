package org.truflow.send.direct.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.truflow.content.RemotePath;
import org.truflow.id.Sha256;
import org.truflow.protocol.send.OfferLine;

/** The list of an offer on disk, line after line as {@link OfferLine#toBytes()} makes them: what its hash is taken of. */
public final class ListFile {
    private static final int BUFFER = 64 << 10;

    private ListFile() {}

    /** Writes a list from the beginning. */
    public static final class Writer implements AutoCloseable {
        private final FileChannel channel;
        private final MessageDigest digest;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private long position;
        private int lines;

        public Writer(Path file) throws IOException {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** @return where the line stands */
        public long add(OfferLine line) throws IOException {
            var bytes = line.toBytes();
            if (bytes.length > buffer.remaining()) {
                flush();
            }
            buffer.put(bytes);
            digest.update(bytes);
            lines++;
            var at = position;
            position += bytes.length;
            return at;
        }

        public int lines() {
            return lines;
        }

        /** Makes what was written visible to a {@link Reader}. */
        public void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }

        /** Returns the hash of all lines, which are safe from power loss now. */
        public Sha256 complete() throws IOException {
            flush();
            channel.force(true);
            return Sha256.of(digest.digest());
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Reads lines. */
    public static final class Reader implements AutoCloseable {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
        private long read;

        public Reader(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        }

        /** Returns where the next line stands. */
        public long position() {
            return read - buffer.remaining();
        }

        public void seek(long position) {
            buffer.limit(0);
            read = position;
        }

        /** @return empty at the end */
        public Optional<OfferLine> next() throws IOException {
            if (!has(OfferLine.FIXED)) {
                if (buffer.hasRemaining()) {
                    throw new IOException("the list of files ends in the middle of a line");
                }
                return Optional.empty();
            }
            var length = Short.toUnsignedInt(buffer.getShort(buffer.position() + OfferLine.FIXED - Short.BYTES));
            if (length > RemotePath.MAX_BYTES || !has(OfferLine.FIXED + length)) {
                throw new IOException("the list of files makes no sense at " + position());
            }
            try {
                return Optional.of(OfferLine.read(buffer));
            } catch (IllegalArgumentException e) {
                throw new IOException("the list of files holds " + e.getMessage(), e);
            }
        }

        private boolean has(int bytes) throws IOException {
            if (buffer.remaining() >= bytes) {
                return true;
            }
            buffer.compact();
            while (buffer.position() < bytes) {
                var more = channel.read(buffer, read);
                if (more < 0) {
                    break;
                }
                read += more;
            }
            buffer.flip();
            return buffer.remaining() >= bytes;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
