package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Folders whose names survive a power loss. */
public final class Folders {
    private Folders() {}

    /** Makes {@code folder} with all above it, if it is not there. */
    public static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var above = folder.toAbsolutePath().getParent();
            if (above != null) {
                create(above);
            }
            // Says by itself that another has just made it, or that a file is in the way.
            Files.createDirectories(folder);
            if (above != null) {
                sync(above);
            }
        }
    }

    /** Brings the names in {@code folder} to the disk. */
    @SuppressWarnings("resource") // the default file system is never closed
    public static void sync(Path folder) throws IOException {
        // Elsewhere a folder cannot be opened, and the system looks after its names itself.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
