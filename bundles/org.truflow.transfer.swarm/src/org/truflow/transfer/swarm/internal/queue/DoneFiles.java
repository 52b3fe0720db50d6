package org.truflow.transfer.swarm.internal.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
            var good = 0;
            while (in.remaining() >= RECORD) {
                var index = in.getInt();
                if (index < 0 || in.getInt() != ~index) {
                    break;
                }
                done.set(index);
                good = in.position();
            }
            channel.truncate(good);
            channel.position(good);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
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
