package org.truflow.tracker.server.internal.accounts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.tracker.AuditEntry;

/**
 * The audit log in files of its own, a line for each entry: time, who, action, whom, detail, with tabs between. Only ever
 * appended to. When {@code audit.log} is full it becomes {@code audit.log.1}, and the oldest is deleted. Those who write at the
 * same time share a sync of the disk.
 */
@SuppressWarnings("resource") // the channel is closed with the log
public final class AuditLog implements Audit {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final String NAME = "audit.log";
    private static final int FIELDS = 5;
    private static final int MOST_FIELD = 500;

    private final Path folder;
    private final InstantSource clock;
    private final long mostBytes;
    private final int files;
    private final ReentrantLock syncing = new ReentrantLock();

    // Guarded by this.
    private @Nullable FileChannel channel;
    private long size;
    private long written;

    // Guarded by syncing.
    private long synced;

    /** @param mostBytes of a file; of {@code files} the newest are kept */
    public AuditLog(Path folder, InstantSource clock, long mostBytes, int files) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.mostBytes = mostBytes;
        this.files = files;
        Files.createDirectories(folder);
        open();
    }

    @Override
    public void write(String by, String action, String whom, String detail) throws IOException {
        var line = String.join(
                "\t", clock.instant().toString(), field(by), field(action), field(whom), field(detail) + "\n");
        sync(append(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }

    private synchronized long append(ByteBuffer line) throws IOException {
        if (size > 0 && size + line.remaining() > mostBytes) {
            rotate();
        }
        var file = present();
        var before = size;
        try {
            size += line.remaining();
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException e) {
            // A full disk: nothing of the line stays.
            file.truncate(before);
            size = before;
            throw e;
        }
        return ++written;
    }

    private void sync(long entry) throws IOException {
        syncing.lock();
        try {
            if (synced < entry) {
                FileChannel file;
                long upTo;
                synchronized (this) {
                    file = present();
                    upTo = written;
                }
                file.force(false);
                synced = upTo;
            }
        } finally {
            syncing.unlock();
        }
    }

    /** What is in the old file is synced before there is a new one, so that a sync of the present one is always enough. */
    private void rotate() throws IOException {
        var full = present();
        full.force(true);
        full.close();
        channel = null;
        for (var i = files - 1; i >= 1; i--) {
            var younger = i == 1 ? folder.resolve(NAME) : folder.resolve(NAME + "." + (i - 1));
            if (Files.exists(younger)) {
                Files.move(younger, folder.resolve(NAME + "." + i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        open();
    }

    private void open() throws IOException {
        var file = folder.resolve(NAME);
        var opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        size = opened.size();
        opened.position(size);
        channel = opened;
        var last = ByteBuffer.allocate(1);
        if (size > 0 && opened.read(last, size - 1) == 1 && last.get(0) != '\n') {
            // The line that was being written at a crash is kept as far as it got.
            opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
            size++;
        }
    }

    private FileChannel present() throws IOException {
        var now = channel;
        if (now == null) {
            open();
            now = channel;
        }
        if (now == null) {
            throw new IOException("the audit log in " + folder + " cannot be opened");
        }
        return now;
    }

    @Override
    public synchronized List<AuditEntry> last(int most) throws IOException {
        var last = new ArrayDeque<AuditEntry>();
        for (var i = 0; i < files && last.size() < most; i++) {
            var file = folder.resolve(i == 0 ? NAME : NAME + "." + i);
            if (Files.exists(file)) {
                var entries = read(file);
                for (var at = entries.size() - 1; at >= 0 && last.size() < most; at--) {
                    last.addFirst(entries.get(at));
                }
            }
        }
        return List.copyOf(last);
    }

    private static List<AuditEntry> read(Path file) throws IOException {
        var entries = new ArrayList<AuditEntry>();
        for (var line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            var fields = line.split("\t", FIELDS);
            try {
                if (fields.length == FIELDS) {
                    entries.add(new AuditEntry(Instant.parse(fields[0]), fields[1], fields[2], fields[3], fields[4]));
                }
            } catch (DateTimeException e) {
                LOG.debug("a line of {} was cut off by a crash", file, e);
            }
        }
        return entries;
    }

    /** Whatever was typed stays one field of one line. */
    private static String field(String text) {
        var cut = text.length() > MOST_FIELD ? text.substring(0, MOST_FIELD) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public synchronized void close() {
        var open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn("the audit log in {} does not close", folder, e);
            }
        }
    }
}
