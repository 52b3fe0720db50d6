package org.truflow.transfer.swarm.internal.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file of a {@link SimDisk}, or an open folder that can only be synced. */
final class SimChannel extends FileChannel {
    private final SimDisk disk;
    private final SimPath path;
    private final SimFile file;
    private long position;

    /** @param file null for a folder */
    SimChannel(SimDisk disk, SimPath path, SimFile file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
    }

    private void use() throws IOException {
        disk.operation();
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        var read = read(into, position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public int read(ByteBuffer into, long from) throws IOException {
        use();
        return file.read(into, from);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        var written = write(from, position);
        position += written;
        return written;
    }

    @Override
    public int write(ByteBuffer from, long to) throws IOException {
        use();
        disk.written(path, to, from.duplicate());
        return file.write(from, to);
    }

    @Override
    public long position() throws IOException {
        use();
        return position;
    }

    @Override
    public FileChannel position(long next) throws IOException {
        use();
        position = next;
        return this;
    }

    @Override
    public long size() throws IOException {
        use();
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        use();
        file.truncate(size);
        position = Math.min(position, size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        use();
        if (file == null) {
            disk.syncFolder(path);
        } else {
            file.sync();
        }
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long to, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseChannel() {
        // Nothing is held.
    }
}
