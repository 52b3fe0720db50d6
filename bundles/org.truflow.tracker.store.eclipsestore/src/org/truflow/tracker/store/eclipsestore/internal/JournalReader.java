package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a journal file from its beginning, at the start of the store. */
final class JournalReader {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

    private final Path file;
    private final long generation;
    private final Disk disk;

    JournalReader(Path file, long generation, Disk disk) {
        this.file = file;
        this.generation = generation;
        this.disk = disk;
    }

    interface Replay {
        void record(ByteBuffer body) throws IOException;
    }

    /**
     * Gives every record to {@code replay}, cuts off a torn tail, and returns the journal for more records.
     *
     * @param last whether no younger journal follows; only the last can have a torn tail
     */
    @SuppressWarnings("resource") // the channel is closed with the journal
    Journal read(boolean last, Replay replay) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (var arena = Arena.ofConfined()) {
            var size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new DamagedStoreException(file, "it is longer than a journal gets: " + size + " bytes");
            }
            var bytes = channel.map(MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            if (!JournalFormat.isFileHead(bytes, generation)) {
                throw new DamagedStoreException(file, "it does not begin like journal " + generation);
            }
            var salt = bytes.getLong(16);
            var at = JournalFormat.FILE_HEAD;
            var number = 0L;
            while (at < bytes.limit()) {
                var body = JournalFormat.recordAt(bytes, at, salt);
                if (body == null || JournalFormat.number(bytes, at) != number) {
                    break;
                }
                replay.record(body);
                at += JournalFormat.RECORD_HEAD + body.limit();
                number++;
            }
            if (at < bytes.limit()) {
                checkTorn(bytes, at, number, salt, last);
                LOG.info(
                        "Cutting {} bytes off {}: a write that had not ended when the tracker stopped",
                        size - at,
                        file);
                disk.truncate(file, channel, at);
                disk.sync(file, channel);
            }
            return new Journal(file, channel, disk, generation, salt, at, number);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A tail is torn if nothing in it was acknowledged: no valid record after it says so. */
    private void checkTorn(ByteBuffer bytes, int at, long number, long salt, boolean last)
            throws DamagedStoreException {
        if (!last) {
            throw new DamagedStoreException(
                    file, "record " + number + " at byte " + at + " is no record, and a younger journal follows");
        }
        for (var next = at; next <= bytes.limit() - JournalFormat.RECORD_HEAD; next++) {
            if (bytes.getInt(next) == JournalFormat.RECORD_MAGIC
                    && JournalFormat.recordAt(bytes, next, salt) != null
                    && JournalFormat.synced(bytes, next) > at) {
                throw new DamagedStoreException(
                        file,
                        "record " + number + " at byte " + at + " is no record, but a later one at byte " + next
                                + " is, and it was written after the first was safe");
            }
        }
    }
}
