package org.truflow.send.direct.internal.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/**
 * Finds what is known of a content in a file sorted by hash, so that nothing is kept in memory however many files are offered. The
 * first 4 bytes tell how many numbers of 8 bytes follow each hash.
 */
public final class HashIndex implements AutoCloseable {
    private static final int HEAD = Integer.BYTES;

    private final FileChannel channel;
    private final int numbers;
    private final long count;

    private HashIndex(FileChannel channel, int numbers, long count) {
        this.channel = channel;
        this.numbers = numbers;
        this.count = count;
    }

    /** Gathers contents and writes them; of two with the same hash only the first. */
    public static final class Builder {
        private final int numbers;
        private final List<byte[]> records = new ArrayList<>();

        /** @param numbers that go with each hash */
        public Builder(int numbers) {
            this.numbers = numbers;
        }

        public void add(ContentHash content, long... values) {
            if (values.length != numbers) {
                throw new IllegalArgumentException(values.length + " numbers instead of " + numbers);
            }
            var entry = ByteBuffer.allocate(size(numbers)).put(content.toBytes());
            for (var value : values) {
                entry.putLong(value);
            }
            records.add(entry.array());
        }

        /** Safe from power loss when it returns. */
        public void write(Path file) throws IOException {
            records.sort((one, other) -> Arrays.compareUnsigned(one, 0, Sha256.LENGTH, other, 0, Sha256.LENGTH));
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(ByteBuffer.allocate(HEAD).putInt(numbers).array());
                var last = new byte[0];
                for (var entry : records) {
                    if (last.length == 0 || !Arrays.equals(last, 0, Sha256.LENGTH, entry, 0, Sha256.LENGTH)) {
                        out.write(entry);
                    }
                    last = entry;
                }
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    @SuppressWarnings("resource") // the channel is closed with the index, or at once
    public static HashIndex open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            var head = ByteBuffer.allocate(HEAD);
            if (channel.read(head, 0) < HEAD) {
                throw new IOException(file + " is damaged: it is cut short");
            }
            var numbers = head.getInt(0);
            return new HashIndex(channel, numbers, (channel.size() - HEAD) / size(numbers));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static int size(int numbers) {
        return Sha256.LENGTH + numbers * Long.BYTES;
    }

    /** Returns the numbers of a content; empty if it is not in here. */
    public Optional<long[]> find(ContentHash content) throws IOException {
        var wanted = content.toBytes();
        var entry = ByteBuffer.allocate(size(numbers));
        var low = 0L;
        for (var high = count - 1; low <= high; ) {
            var middle = (low + high) >>> 1;
            read(entry.clear(), HEAD + middle * size(numbers));
            var order = Arrays.compareUnsigned(entry.array(), 0, Sha256.LENGTH, wanted, 0, Sha256.LENGTH);
            if (order == 0) {
                var values = new long[numbers];
                entry.position(Sha256.LENGTH);
                entry.asLongBuffer().get(values);
                return Optional.of(values);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    private void read(ByteBuffer entry, long at) throws IOException {
        while (entry.hasRemaining()) {
            if (channel.read(entry, at + entry.position()) < 0) {
                throw new IOException("an index of contents is cut short");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
