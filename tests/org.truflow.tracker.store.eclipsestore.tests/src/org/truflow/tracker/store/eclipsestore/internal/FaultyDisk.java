package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk on which there may be no room, or whose syncs fail or wait. */
final class FaultyDisk implements Disk {
    private final LocalDisk disk = new LocalDisk();
    final AtomicInteger syncs = new AtomicInteger();
    /** Bytes that can still be written. */
    volatile long room = Long.MAX_VALUE;

    volatile boolean syncFails;
    volatile Runnable beforeSync = () -> {};

    @Override
    public void write(Path file, FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        if (bytes.remaining() > room) {
            disk.write(file, channel, bytes.slice(bytes.position(), (int) room), position);
            room = 0;
            throw new IOException("No space left on device");
        }
        room -= bytes.remaining();
        disk.write(file, channel, bytes, position);
    }

    @Override
    public void sync(Path file, FileChannel channel) throws IOException {
        beforeSync.run();
        syncs.incrementAndGet();
        if (syncFails) {
            throw new IOException("Input/output error");
        }
        disk.sync(file, channel);
    }

    @Override
    public void truncate(Path file, FileChannel channel, long size) throws IOException {
        disk.truncate(file, channel, size);
    }

    @Override
    public void syncFile(Path file) throws IOException {
        if (syncFails) {
            throw new IOException("Input/output error");
        }
        disk.syncFile(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        if (syncFails) {
            throw new IOException("Input/output error");
        }
        disk.syncFolder(folder);
    }

    @Override
    public void replace(Path file, Path target) throws IOException {
        disk.replace(file, target);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }
}
