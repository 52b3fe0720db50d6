package org.truflow.transfer.swarm.internal.queue;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which lines of a {@link Manifest} are finished: eight bytes each, the index and its complement, appended; before one whose file
 * was given a number, because its name was taken, the same with the number below zero. Not synced: a line
 * that a power loss takes away is found again by looking at the finished file.
 */
public final class DoneFiles implements AutoCloseable {
    private static final int RECORD = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final BitSet done = new BitSet();

    /**
     * What a record says.
     *
     * @param numbers of those whose names were taken, at least 2
     */
    public record Content(BitSet done, Map<Integer, Integer> numbers) {
        static Content none() {
            return new Content(new BitSet(), new HashMap<>());
        }
    }

    @SuppressWarnings("resource") // closed with this
    public DoneFiles(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var in = ByteBuffer.allocate((int) Math.min(channel.size(), (long) Manifest.MOST * 2 * RECORD));
            while (in.hasRemaining() && channel.read(in) > 0) {
                // Until all is read.
            }
            in.flip();
            var good = take(in, new Content(done, new HashMap<>()));
            channel.truncate(good);
            channel.position(good);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns what a record says that may be in use; nothing if there is none. */
    public static Content read(Path file) throws IOException {
        var content = Content.none();
        try {
            take(ByteBuffer.wrap(Files.readAllBytes(file)), content);
        } catch (NoSuchFileException e) {
            // Nothing is finished.
            return content;
        }
        return content;
    }

    /** @return bytes from the beginning that are whole */
    private static int take(ByteBuffer in, Content content) {
        var good = 0;
        var number = 1;
        while (in.remaining() >= RECORD) {
            var index = in.getInt();
            if (in.getInt() != ~index) {
                break;
            }
            if (index < 0) {
                number = -index;
                continue;
            }
            content.done.set(index);
            if (number > 1) {
                content.numbers.put(index, number);
            } else {
                content.numbers.remove(index);
            }
            number = 1;
            good = in.position();
        }
        return good;
    }

    /** Takes the place of a record that nobody uses now. */
    public static void write(Path file, Content content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            for (var index : content.done.stream().toArray()) {
                var number = content.numbers.getOrDefault(index, 1);
                if (number > 1) {
                    out.writeInt(-number);
                    out.writeInt(~-number);
                }
                out.writeInt(index);
                out.writeInt(~index);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns a copy of what is finished. */
    public synchronized BitSet done() {
        return (BitSet) done.clone();
    }

    /** @param number of the file, if its name was taken; otherwise 1 */
    public synchronized void add(int index, int number) throws IOException {
        if (!done.get(index)) {
            done.set(index);
            var record = ByteBuffer.allocate(2 * RECORD);
            if (number > 1) {
                record.putInt(-number).putInt(~-number);
            }
            channel.write(record.putInt(index).putInt(~index).flip());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
