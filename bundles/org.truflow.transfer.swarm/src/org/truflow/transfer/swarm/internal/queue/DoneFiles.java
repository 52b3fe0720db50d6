package org.truflow.transfer.swarm.internal.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/**
 * Which lines of a {@link Manifest} are finished: eight bytes each, the index and its complement, appended. Not synced: a line
 * that a power loss takes away is found again by looking at the finished file.
 */
public final class DoneFiles implements AutoCloseable {
    private static final int RECORD = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final BitSet done = new BitSet();

    @SuppressWarnings("resource") // closed with this
    public DoneFiles(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var in = ByteBuffer.allocate((int) Math.min(channel.size(), (long) Manifest.MOST * 2 * RECORD));
            while (in.hasRemaining() && channel.read(in) > 0) {
                // Until all is read.
            }
            in.flip();
            var good = take(in, done);
            channel.truncate(good);
            channel.position(good);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns what a record says that may be in use; nothing if there is none. */
    public static BitSet read(Path file) throws IOException {
        var done = new BitSet();
        try {
            take(ByteBuffer.wrap(Files.readAllBytes(file)), done);
        } catch (NoSuchFileException e) {
            // Nothing is finished.
            return done;
        }
        return done;
    }

    /** @return bytes from the beginning that are whole */
    private static int take(ByteBuffer in, BitSet done) {
        var good = 0;
        while (in.remaining() >= RECORD) {
            var index = in.getInt();
            if (index < 0 || in.getInt() != ~index) {
                break;
            }
            done.set(index);
            good = in.position();
        }
        return good;
    }

    /** Returns a copy of what is finished. */
    public synchronized BitSet done() {
        return (BitSet) done.clone();
    }

    public synchronized void add(int index) throws IOException {
        if (!done.get(index)) {
            done.set(index);
            channel.write(
                    ByteBuffer.allocate(RECORD).putInt(index).putInt(~index).flip());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
