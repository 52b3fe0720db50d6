package org.truflow.send.direct.internal.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives every send, out and in, a number of its own, also across crashes: what a person reads before a restart is never another one
 * after it. Numbers are set aside in portions, so that not every question writes to the disk.
 */
public final class Numbers {
    private static final int PORTION = 20;

    private final Path file;
    private long next;
    private long reserved;

    public Numbers(Path file) throws IOException {
        this.file = file;
        next = Files.exists(file) ? SafeFile.read(file, DataInputStream::readLong) : 1;
        reserved = next;
    }

    public synchronized long next() throws IOException {
        if (next >= reserved) {
            var upTo = next + PORTION;
            SafeFile.write(file, out -> out.writeLong(upTo));
            reserved = upTo;
        }
        return next++;
    }

    /** Gives back what was set aside and not used, at an orderly end. */
    public synchronized void close() throws IOException {
        if (reserved > next) {
            var from = next;
            SafeFile.write(file, out -> out.writeLong(from));
            reserved = next;
        }
    }
}
