package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What the store asks of the disk where order and durability matter, so that tests can fill the disk or pull the plug. */
interface Disk {

    /** Writes all of {@code bytes} at {@code position}. */
    void write(Path file, FileChannel channel, ByteBuffer bytes, long position) throws IOException;

    /** Returns when everything written to {@code channel} would survive a loss of power. */
    void sync(Path file, FileChannel channel) throws IOException;

    void truncate(Path file, FileChannel channel, long size) throws IOException;

    /** Syncs a file that others wrote. */
    void syncFile(Path file) throws IOException;

    /** Returns when the names in {@code folder} would survive a loss of power. */
    void syncFolder(Path folder) throws IOException;

    /** Gives {@code file} the name {@code target}, in place of what had it; durable after {@link #syncFolder}. */
    void replace(Path file, Path target) throws IOException;

    void delete(Path file) throws IOException;
}
