package org.truflow.transfer.swarm.internal.queue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The bytes of a {@link QueueLog}. After a header of magic and tag (4 bytes each) come records: length (4 bytes), check sum (4
 * bytes), and an {@link Item}, or a byte and an id (8 bytes): {@link #FORGOTTEN}, the item is no more; {@link #USED}, the id and all
 * below were given once and never are again.
 */
final class LogRecords {
    static final int HEADER = Integer.BYTES + Integer.BYTES;
    static final byte FORGOTTEN = 0;
    static final byte USED = 1;

    private static final int MAGIC = 0x54465131;
    private static final int MOST_RECORD = 1 << 20;
    private static final int MARK = 1 + Long.BYTES;

    /**
     * What a log says.
     *
     * @param tag empty if there is no log
     * @param items with the length of their last record
     * @param lastId highest ever given
     * @param good bytes from the beginning that are whole
     * @param size of the file
     */
    record Content(Optional<Integer> tag, TreeMap<Long, Kept> items, long lastId, long good, long size) {
        static final Content NONE = new Content(Optional.empty(), new TreeMap<>(), 0, 0, 0);

        long useful() {
            return items.values().stream().mapToLong(Kept::length).sum();
        }
    }

    record Kept(Item item, int length) {}

    private LogRecords() {}

    /** Reads a log from its beginning to the first record that is not whole; what is in memory is one record and the items. */
    @SuppressWarnings("resource") // a file system is not closed by those who read from it
    static Content read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var size = Files.size(file);
            if (size < HEADER || in.readInt() != MAGIC) {
                return Content.NONE;
            }
            var tag = in.readInt();
            var items = new TreeMap<Long, Kept>();
            var codec = new ItemCodec(file.getFileSystem());
            long good = HEADER;
            long lastId = 0;
            for (var record = next(in, size - good); record.length > 0; record = next(in, size - good)) {
                good += HEADER + record.length;
                if (record.length == MARK) {
                    var id = ByteBuffer.wrap(record).getLong(1);
                    lastId = Math.max(lastId, id);
                    if (record[0] == FORGOTTEN) {
                        items.remove(id);
                    }
                } else {
                    var item = codec.decode(record);
                    lastId = Math.max(lastId, item.id());
                    items.put(item.id(), new Kept(item, HEADER + record.length));
                }
            }
            return new Content(Optional.of(tag), items, lastId, good, size);
        } catch (NoSuchFileException e) {
            return Content.NONE;
        }
    }

    /** @return nothing at the end, and where nothing makes sense any more */
    private static byte[] next(DataInputStream in, long left) throws IOException {
        try {
            if (left < HEADER) {
                return new byte[0];
            }
            var length = in.readInt();
            var check = in.readInt();
            if (length < 1 || length > Math.min(left - HEADER, MOST_RECORD)) {
                return new byte[0];
            }
            var bytes = in.readNBytes(length);
            return bytes.length == length && check(bytes) == check ? bytes : new byte[0];
        } catch (EOFException e) {
            return new byte[0];
        }
    }

    static ByteBuffer header(int tag) {
        return ByteBuffer.allocate(HEADER).putInt(MAGIC).putInt(tag).flip();
    }

    static ByteBuffer record(Item item) {
        return record(ItemCodec.encode(item));
    }

    /** @param kind {@link #FORGOTTEN} or {@link #USED} */
    static ByteBuffer mark(byte kind, long id) {
        return record(ByteBuffer.allocate(MARK).put(kind).putLong(id).array());
    }

    private static ByteBuffer record(byte[] bytes) {
        return ByteBuffer.allocate(HEADER + bytes.length)
                .putInt(bytes.length)
                .putInt(check(bytes))
                .put(bytes)
                .flip();
    }

    /** Writes all of {@code bytes}, and leaves them to be written again. */
    static void write(FileChannel to, ByteBuffer bytes) throws IOException {
        var left = bytes.duplicate();
        while (left.hasRemaining()) {
            to.write(left);
        }
    }

    private static int check(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
