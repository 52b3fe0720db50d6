package org.truflow.transfer.swarm.internal.disk;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.truflow.content.NotPlainFileException;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.TransferState.Reason;

/** What an exception of the file system means for a download. */
public final class DiskTrouble {
    private DiskTrouble() {}

    /** @param folder where the download is put, for the message */
    public static Failed of(Exception e, Path folder) {
        var text = String.valueOf(e.getMessage());
        if (full(text)) {
            return full(folder);
        }
        return switch (e) {
            case NameClashException clash -> new Failed(Reason.NAME_CLASH, text);
            case NotPlainFileException taken ->
                new Failed(Reason.NAME_CLASH, text + "; move it away and resume, or choose another folder");
            case FileAlreadyExistsException taken ->
                new Failed(
                        Reason.NAME_CLASH,
                        taken.getFile()
                                + " is in the place of a folder; move it away and resume, or choose another folder");
            case AccessDeniedException denied -> notWritable(denied.getFile(), folder);
            case ReadOnlyFileSystemException readOnly -> notWritable(folder.toString(), folder);
            case FileSystemException other when readOnly(text) -> notWritable(other.getFile(), folder);
            default ->
                new Failed(Reason.DISK_ERROR, "the disk of " + folder + " failed: " + e + "; resume to try again");
        };
    }

    /** Returns the failure for a disk without room. */
    public static Failed full(Path folder) {
        return new Failed(
                Reason.DISK_FULL, "no space left for " + folder + "; goes on by itself when there is, or resume it");
    }

    // Java tells these only as text; it is the C library's, in English unless someone translated it.
    private static boolean full(String text) {
        return text.contains("No space left on device")
                || text.contains("quota exceeded")
                || text.contains("not enough space");
    }

    private static boolean readOnly(String text) {
        return text.contains("Read-only file system") || text.contains("Operation not permitted");
    }

    private static Failed notWritable(Object file, Path folder) {
        return new Failed(
                Reason.NOT_WRITABLE,
                "may not write " + file + "; allow it and resume, or download to another folder than " + folder);
    }
}
