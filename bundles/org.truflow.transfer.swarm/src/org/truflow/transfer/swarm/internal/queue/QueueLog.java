package org.truflow.transfer.swarm.internal.queue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.transfer.swarm.internal.disk.Folders;

/**
 * The downloads on disk: a log to which every change of one appends it as it is now, so a change costs some hundred bytes however
 * many there are. The last word about an id counts. When most of it is old, it is written anew beside and takes the old one's
 * place: when it is opened, or while it is used.
 *
 * <p>A torn end, from a crash in mid-write, is cut off: what was acknowledged lies before it, because {@link #sync} came back.
 *
 * <p>Call from any thread.
 */
@SuppressWarnings("resource") // the channel is closed with the log, or when another takes its place
public final class QueueLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueLog.class);
    private static final long SMALL = 1 << 18;
    private static final long MUCH = 16L << 20;

    private final Path file;
    private final int tag;
    private final Object syncing = new Object();
    private FileChannel channel;
    private List<Item> items;
    private long lastId;
    private long length;
    private long rewritten;
    private long puts;
    private long synced;
    private @Nullable List<ByteBuffer> meanwhile;

    private QueueLog(Path file, FileChannel channel, int tag, LogRecords.Content content) throws IOException {
        this.file = file;
        this.channel = channel;
        this.tag = tag;
        this.items =
                content.items().values().stream().map(LogRecords.Kept::item).toList();
        this.lastId = content.lastId();
        this.length = channel.size();
        this.rewritten = length;
        channel.position(length);
    }

    /** Opens the log, or begins an empty one. Waits for the disk. */
    public static QueueLog open(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Folders.create(folder);
        }
        var content = LogRecords.read(file);
        if (content.good() < content.size()) {
            LOG.info(
                    "the last {} bytes of {} were not completely written and are left out",
                    content.size() - content.good(),
                    file);
        }
        var tag = content.tag().orElseGet(() -> new SecureRandom().nextInt());
        var anew = content.good() == 0 || content.good() > SMALL && content.useful() < content.good() / 2;
        if (anew) {
            var items =
                    content.items().values().stream().map(LogRecords.Kept::item).toList();
            write(fresh(file), tag, items, content.lastId()).close();
            take(file);
        }
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (!anew) {
            channel.truncate(content.good());
        }
        return new QueueLog(file, channel, tag, content);
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static void write(OutputStream out, int tag, Collection<Item> items, long lastId) throws IOException {
        out.write(LogRecords.header(tag).array());
        out.write(LogRecords.mark(LogRecords.USED, lastId).array());
        for (var item : items) {
            out.write(LogRecords.record(item).array());
        }
        out.flush();
    }

    /** Writes a log, safe from power loss. */
    private static FileChannel write(Path fresh, int tag, Collection<Item> items, long lastId) throws IOException {
        var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            write(new BufferedOutputStream(Channels.newOutputStream(channel)), tag, items, lastId);
            channel.force(true);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Puts the new log in the place of the old. */
    private static void take(Path file) throws IOException {
        Files.move(fresh(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Folders.sync(folder);
        }
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

    /** Returns the highest id that was ever used; 0 if none. */
    public synchronized long lastId() {
        return lastId;
    }

    /**
     * Writes an item as it is now. It is safe from the end of this process at once, from that of the machine after {@link #sync}.
     *
     * @return what {@link #sync} is to be told
     */
    public synchronized long put(Item item) throws IOException {
        lastId = Math.max(lastId, item.id());
        return append(LogRecords.record(item));
    }

    /** Writes that an item is no more. @return what {@link #sync} is to be told */
    public synchronized long forget(long id) throws IOException {
        return append(LogRecords.mark(LogRecords.FORGOTTEN, id));
    }

    private long append(ByteBuffer record) throws IOException {
        try {
            LogRecords.write(channel, record);
        } catch (IOException e) {
            // Nothing may stand behind half a record.
            channel.truncate(length);
            channel.position(length);
            throw e;
        }
        length += record.remaining();
        var later = meanwhile;
        if (later != null) {
            later.add(record);
        }
        return ++puts;
    }

    /** Returns what {@link #sync} is to be told for all that was written so far. */
    public synchronized long position() {
        return puts;
    }

    /** Waits until everything up to {@code put} is on the disk. Several that wait at once share one write. */
    public void sync(long put) throws IOException {
        synchronized (syncing) {
            if (synced < put) {
                long now;
                FileChannel written;
                synchronized (this) {
                    now = puts;
                    written = channel;
                }
                written.force(false);
                synced = now;
            }
        }
    }

    /** Returns whether so much of it is old that it should be written anew. */
    public synchronized boolean fat() {
        return meanwhile == null && length > 2 * rewritten + MUCH;
    }

    /** Whatever is put from here on is not in the items that {@link #rewrite} will be told. */
    public synchronized void beginRewrite() {
        meanwhile = new ArrayList<>();
    }

    /** Writes the log anew with {@code all}, and with what was put since {@link #beginRewrite}. Waits for the disk. */
    public void rewrite(Collection<Item> all) throws IOException {
        try {
            var next = write(fresh(file), tag, all, lastId());
            synchronized (syncing) {
                synchronized (this) {
                    var later = meanwhile;
                    for (var record : later == null ? List.<ByteBuffer>of() : later) {
                        LogRecords.write(next, record);
                    }
                    next.force(false);
                    take(file);
                    channel.close();
                    channel = next;
                    length = next.size();
                    rewritten = length;
                    synced = puts;
                }
            }
        } finally {
            synchronized (this) {
                meanwhile = null;
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
