package org.truflow.share.local.internal.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The highest number of a change that others were told of, kept beside the index: an index that is damaged may open with an earlier
 * state of its own, and must not give the same numbers to other changes.
 */
final class ToldNumber {
    private static final Logger LOG = LoggerFactory.getLogger(ToldNumber.class);

    private final FileChannel file;
    private long number;

    private ToldNumber(FileChannel file, long number) {
        this.file = file;
        this.number = number;
    }

    @SuppressWarnings("resource") // Closed with the index.
    static ToldNumber open(Path path) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var bytes = ByteBuffer.allocate(Long.BYTES);
        file.read(bytes, 0);
        return new ToldNumber(file, bytes.hasRemaining() ? 0 : bytes.getLong(0));
    }

    long get() {
        return number;
    }

    /** Takes note of a number, also of a lower one. */
    void set(long now) {
        if (now == number) {
            return;
        }
        number = now;
        try {
            file.write(ByteBuffer.allocate(Long.BYTES).putLong(0, now), 0);
        } catch (IOException e) {
            LOG.warn("the number of the last change that others were told of cannot be kept: {}", e.getMessage());
        }
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("the file of the last number does not close", e);
        }
    }
}
