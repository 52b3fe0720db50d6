package org.truflow.transfer.swarm.internal.sim;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What a {@link SimDisk} knows of a file. @param file null for a folder */
record SimAttributes(SimFile file) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
        return FileTime.fromMillis(0);
    }

    @Override
    public FileTime lastAccessTime() {
        return FileTime.fromMillis(0);
    }

    @Override
    public FileTime creationTime() {
        return FileTime.fromMillis(0);
    }

    @Override
    public boolean isRegularFile() {
        return file != null;
    }

    @Override
    public boolean isDirectory() {
        return file == null;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public long size() {
        return file == null ? 0 : file.size();
    }

    @Override
    public Object fileKey() {
        return file;
    }
}
