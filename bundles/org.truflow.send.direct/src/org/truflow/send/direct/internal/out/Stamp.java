package org.truflow.send.direct.internal.out;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * What tells a file from itself before it was written to, without reading it.
 *
 * @param modified nanoseconds since 1970, as the file says
 * @param changed nanoseconds since 1970 of the last change of content or attributes as the system keeps it; 0 where it does not
 * @param node number of the file in its file system; 0 where there is none
 */
record Stamp(long size, long modified, long changed, long node) {
    @SuppressWarnings("resource") // the default file system is never closed
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** @throws IOException if there is no plain file */
    static Stamp of(Path file) throws IOException {
        var known = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!known.isRegularFile()) {
            throw new IOException(file + " is no plain file");
        }
        var modified = known.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        if (!UNIX) {
            return new Stamp(known.size(), modified, 0, 0);
        }
        var more = Files.readAttributes(file, "unix:ctime,ino", LinkOption.NOFOLLOW_LINKS);
        return new Stamp(
                known.size(),
                modified,
                more.get("ctime") instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0,
                more.get("ino") instanceof Number number ? number.longValue() : 0);
    }
}
