package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.truflow.share.local.internal.index.Stamp;

/** The disks of this machine, with all that the system tells of a file in one call. */
final class RealDisk implements Disk {
    private static final String WANTED = "unix:isDirectory,isRegularFile,size,lastModifiedTime,ctime,dev,ino";

    @SuppressWarnings("resource") // The default file system is never closed.
    private final boolean unix =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    @Override
    public DirectoryStream<Path> list(Path folder) throws IOException {
        return Files.newDirectoryStream(folder);
    }

    @Override
    public Found look(Path path) throws IOException {
        try {
            return unix ? lookUnix(path) : lookElsewhere(path);
        } catch (NoSuchFileException e) {
            return new Found.Nothing();
        } catch (FileSystemException e) {
            // A file in the place of a folder above: what is below it is gone as well.
            if (Objects.requireNonNullElse(e.getReason(), "").contains("Not a directory")) {
                return new Found.Nothing();
            }
            throw e;
        }
    }

    private static Found lookUnix(Path path) throws IOException {
        var known = Files.readAttributes(path, WANTED, LinkOption.NOFOLLOW_LINKS);
        var stamp = new Stamp(
                number(known, "size"),
                nanos(known, "lastModifiedTime"),
                nanos(known, "ctime"),
                number(known, "dev"),
                number(known, "ino"));
        if (Boolean.TRUE.equals(known.get("isRegularFile"))) {
            return new Found.File(stamp);
        }
        return Boolean.TRUE.equals(known.get("isDirectory")) ? new Found.Folder(stamp) : new Found.Other();
    }

    private static Found lookElsewhere(Path path) throws IOException {
        var known = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var key = known.fileKey();
        var stamp = new Stamp(
                known.size(),
                known.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                0,
                0,
                key == null ? 0 : key.hashCode());
        if (known.isRegularFile()) {
            return new Found.File(stamp);
        }
        return known.isDirectory() && !known.isOther() ? new Found.Folder(stamp) : new Found.Other();
    }

    private static long number(Map<String, Object> known, String name) {
        return known.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static long nanos(Map<String, Object> known, String name) {
        return known.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
    }
}
