package org.truflow.transfer.swarm.internal.sim;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;

/** How much room a {@link SimDisk} has. */
final class SimStore extends FileStore {
    private final SimDisk disk;

    SimStore(SimDisk disk) {
        this.disk = disk;
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public String type() {
        return "sim";
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public long getTotalSpace() {
        return Long.MAX_VALUE;
    }

    @Override
    public long getUsableSpace() {
        return disk.room();
    }

    @Override
    public long getUnallocatedSpace() {
        return disk.room();
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return false;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return false;
    }

    @Override
    public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
        return null;
    }

    @Override
    public Object getAttribute(String attribute) {
        throw new UnsupportedOperationException();
    }
}
