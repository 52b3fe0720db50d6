package org.truflow.profile.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.profile.StartException;

/** The folder of one profile, locked for this process as long as it is open. */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the folder, readable by its owner only, if it is not there, and locks it. */
    public static DataFolder open(Path path) throws StartException {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, ownerOnly());
            }
            return lock(path);
        } catch (IOException e) {
            throw new StartException(
                    StartException.FAILED,
                    "the data folder " + path + " cannot be used: " + e
                            + "; make it writable or name another with --data");
        }
    }

    /** Elsewhere the folder of a person's home keeps others out. */
    @SuppressWarnings("resource") // the default file system is never closed
    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The channel, and with it the lock, is closed with the folder. */
    @SuppressWarnings("resource")
    private static DataFolder lock(Path path) throws IOException, StartException {
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartException(
                    StartException.IN_USE,
                    "another Truflow is running with the data folder " + path
                            + "; end it, or name another with --data");
        }
        return new DataFolder(path, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
