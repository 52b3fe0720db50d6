package org.truflow.tracker.store.eclipsestore.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;

/** The journal file that records are appended to. Not for use by two threads at once. */
final class Journal implements Closeable {
    private static final int WRITE_AT_ONCE = 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final Disk disk;
    private final long generation;
    private final long salt;
    private long end;
    private long number;
    /** Whether bytes that do not count may lie beyond {@link #end}. */
    private boolean torn;

    Journal(Path file, FileChannel channel, Disk disk, long generation, long salt, long end, long number) {
        this.file = file;
        this.channel = channel;
        this.disk = disk;
        this.generation = generation;
        this.salt = salt;
        this.end = end;
        this.number = number;
    }

    static String name(long generation) {
        return String.format("journal-%010d", generation);
    }

    /** Begins a journal; when this returns, the file is durable. */
    @SuppressWarnings("resource") // closed with the journal
    static Journal create(Path folder, long generation, Disk disk) throws IOException {
        var salt = new SecureRandom().nextLong();
        var file = folder.resolve(name(generation));
        var unnamed = folder.resolve(name(generation) + ".new");
        var head = JournalFormat.fileHead(generation, salt);
        try (var channel = FileChannel.open(
                unnamed, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            disk.write(unnamed, channel, head, 0);
            disk.sync(unnamed, channel);
        }
        disk.replace(unnamed, file);
        disk.syncFolder(folder);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        return new Journal(file, channel, disk, generation, salt, JournalFormat.FILE_HEAD, 0);
    }

    long generation() {
        return generation;
    }

    /** Returns the length in bytes. */
    long length() {
        return end;
    }

    /**
     * Appends records; when this returns, all of them are durable.
     *
     * @throws IOException if not: then none of them is there, now or after a restart
     */
    void append(List<byte[]> bodies) throws IOException {
        mend();
        var at = end;
        var next = number;
        try {
            torn = true;
            var out = ByteBuffer.allocate(WRITE_AT_ONCE);
            for (var body : bodies) {
                var length = JournalFormat.RECORD_HEAD + body.length;
                if (out.remaining() < length) {
                    at = write(out, at);
                    out = out.capacity() < length ? ByteBuffer.allocate(length) : out;
                }
                JournalFormat.putRecord(out, salt, next++, end, body);
            }
            at = write(out, at);
            disk.sync(file, channel);
        } catch (IOException e) {
            try {
                mend();
            } catch (IOException again) {
                e.addSuppressed(again); // Tried again before the next record.
            }
            throw new IOException(
                    "The change could not be written to " + file + ", so it was not made: " + e.getMessage()
                            + ". Make room on the disk, or see to it, and try again.",
                    e);
        }
        torn = false;
        end = at;
        number = next;
    }

    private long write(ByteBuffer out, long at) throws IOException {
        out.flip();
        var to = at + out.remaining();
        disk.write(file, channel, out, at);
        out.clear();
        return to;
    }

    /** Makes sure that the file ends with its last record: to be called before a younger journal begins. */
    void seal() throws IOException {
        mend();
    }

    /** Cuts off what a failed write left behind. */
    private void mend() throws IOException {
        if (torn) {
            disk.truncate(file, channel, end);
            disk.sync(file, channel);
            torn = false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
