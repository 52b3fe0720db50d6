package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Part files that nobody will finish. */
public final class Leftovers {
    private Leftovers() {}

    /** Deletes the part files of a download, and their folder if nothing else is in it. Waits for the disk. @param part beginning of their names */
    public static void delete(Path part) throws IOException {
        var folder = part.getParent();
        var name = String.valueOf(part.getFileName());
        if (folder == null) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, file -> ours(String.valueOf(file.getFileName()), name))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Others are still being fetched.
            return;
        }
    }

    /** {@code tag-1} is no part of {@code tag-11}. */
    private static boolean ours(String file, String name) {
        return file.equals(name) || file.startsWith(name + "-") || file.startsWith(name + ".");
    }
}
