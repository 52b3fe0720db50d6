package org.truflow.content;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** A regular file opened for reading by {@link RootFolder}. Any number of threads may read at once. */
public final class OpenFile implements Closeable {
    private final FileChannel channel;
    private final BasicFileAttributes attributes;

    OpenFile(FileChannel channel, BasicFileAttributes attributes) {
        this.channel = channel;
        this.attributes = attributes;
    }

    /** Returns the channel itself, to hash or to transfer from. It is closed with this. */
    public FileChannel channel() {
        return channel;
    }

    /** Returns what the file system said right after the file was opened: size, times, and the key that tells files apart. */
    public BasicFileAttributes attributes() {
        return attributes;
    }

    /** Returns the size in bytes right after the file was opened. */
    public long size() {
        return attributes.size();
    }

    /** Returns when the file was last written to, right after it was opened. */
    public Instant modified() {
        return attributes.lastModifiedTime().toInstant();
    }

    /**
     * Fills {@code target} to its limit with the bytes from {@code position} on.
     *
     * @throws EOFException if the file ends before
     * @throws IOException if it cannot be read
     */
    public void read(long position, ByteBuffer target) throws IOException {
        for (var at = position; target.hasRemaining(); ) {
            var read = channel.read(target, at);
            if (read < 0) {
                throw new EOFException("the file ends at " + at + ", " + target.remaining() + " bytes too soon");
            }
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
