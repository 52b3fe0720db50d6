package org.truflow.transfer.swarm.internal.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.transfer.swarm.internal.disk.Folders;

/**
 * The downloads on disk: a log to which every change of one appends it as it is now, so a change costs some hundred bytes however
 * many there are. The last word about an id counts. When the log is opened and most of it is old, it is written anew beside and
 * takes the old one's place.
 *
 * <p>A record is its length (4 bytes), a check sum (4 bytes) and an {@link Item}. A torn end, from a crash in mid-write, is cut off:
 * what was acknowledged lies before it, because {@link #sync()} came back.
 *
 * <p>Call from any thread.
 */
@SuppressWarnings("resource") // the channel is closed with the log
public final class QueueLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueLog.class);
    private static final int MAGIC = 0x54465131;
    private static final int HEADER = Integer.BYTES + Integer.BYTES;
    private static final int MOST_RECORD = 1 << 20;
    private static final long SMALL = 1 << 18;

    private final FileChannel channel;
    private final int tag;
    private List<Item> items;
    private long written;
    private long synced;
    private final Object syncing = new Object();

    private record Content(int tag, Collection<Item> items, long good, long useful) {}

    private QueueLog(FileChannel channel, Content content) {
        this.channel = channel;
        this.tag = content.tag;
        this.items = List.copyOf(content.items);
        this.written = content.good;
        this.synced = content.good;
    }

    /** Opens the log, or begins an empty one. Waits for the disk. */
    public static QueueLog open(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Folders.create(folder);
        }
        var content = read(file);
        if (content.good == 0 || content.good > SMALL && content.useful < content.good / 2) {
            content = rewrite(file, content);
        }
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(content.good);
        channel.position(content.good);
        return new QueueLog(channel, content);
    }

    private static Content read(Path file) throws IOException {
        ByteBuffer in;
        try {
            in = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            in = ByteBuffer.allocate(0);
        }
        if (in.remaining() < HEADER || in.getInt() != MAGIC) {
            return new Content(new SecureRandom().nextInt(), List.of(), 0, 0);
        }
        var tag = in.getInt();
        var codec = new ItemCodec(file.getFileSystem());
        var items = new TreeMap<Long, Item>();
        var lengths = new TreeMap<Long, Long>();
        var good = in.position();
        while (in.remaining() >= HEADER) {
            var length = in.getInt();
            var check = in.getInt();
            if (length < 1 || length > Math.min(in.remaining(), MOST_RECORD)) {
                break;
            }
            var bytes = new byte[length];
            in.get(bytes);
            if (check(bytes) != check) {
                break;
            }
            var item = codec.decode(bytes);
            items.put(item.id(), item);
            lengths.put(item.id(), (long) HEADER + length);
            good = in.position();
        }
        if (good < in.limit()) {
            LOG.info("the last {} bytes of {} were not completely written and are left out", in.limit() - good, file);
        }
        var useful = lengths.values().stream().mapToLong(Long::longValue).sum();
        return new Content(tag, new ArrayList<>(items.values()), good, useful);
    }

    private static Content rewrite(Path file, Content content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        long good;
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(
                    out,
                    ByteBuffer.allocate(HEADER)
                            .putInt(MAGIC)
                            .putInt(content.tag)
                            .flip());
            for (var item : content.items) {
                write(out, record(item));
            }
            out.force(true);
            good = out.position();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Folders.sync(folder);
        }
        return new Content(content.tag, content.items, good, good);
    }

    /** Returns what was there when the log was opened, by id. Only once, since it may be much to hold. */
    public synchronized List<Item> takeItems() {
        var taken = items;
        items = List.of();
        return taken;
    }

    /** Returns a number that tells this installation's part files from another's in the same folder. */
    public String tag() {
        return "%08x".formatted(tag);
    }

    /**
     * Writes an item as it is now. It is safe from the end of this process at once, from that of the machine after {@link #sync()}.
     *
     * @return what {@link #sync(long)} is to be told
     */
    public synchronized long put(Item item) throws IOException {
        var record = record(item);
        var length = record.remaining();
        try {
            write(channel, record);
        } catch (IOException e) {
            // Nothing may stand behind half a record.
            channel.truncate(written);
            channel.position(written);
            throw e;
        }
        written += length;
        return written;
    }

    /** Returns what {@link #sync(long)} is to be told for all that was written so far. */
    public synchronized long position() {
        return written;
    }

    /** Waits until everything up to {@code position} is on the disk. Several that wait at once share one write. */
    public void sync(long position) throws IOException {
        synchronized (syncing) {
            if (synced < position) {
                long now;
                synchronized (this) {
                    now = written;
                }
                channel.force(false);
                synced = now;
            }
        }
    }

    private static ByteBuffer record(Item item) {
        var bytes = ItemCodec.encode(item);
        return ByteBuffer.allocate(HEADER + bytes.length)
                .putInt(bytes.length)
                .putInt(check(bytes))
                .put(bytes)
                .flip();
    }

    private static void write(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static int check(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
