package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A finished file that was found damaged and is mended in its part file. It is still somebody's file: a note beside the part file says
 * where it was, so that it goes back there if it is not mended to the end. Safe from a crash at any moment. Waits for the disk.
 */
final class Mending {
    private static final Logger LOG = LoggerFactory.getLogger(Mending.class);
    private static final String NOTE = ".mends";
    private static final String OLD = ".old";
    private static final int MOST_BYTES = 16_384;

    /** Ends of the names beside a part file that belong to it. */
    static final List<String> BESIDE = List.of(OLD, NOTE);

    private Mending() {}

    /**
     * A damaged file becomes a part file, or, if nothing of it can be used, waits beside it.
     *
     * @param part in a folder of the folder that holds {@code file}, on the same file system
     * @param useful whether {@code part} goes on with its bytes
     */
    static void begin(Path file, Path part, boolean useful) throws IOException {
        var folder = part.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(part + " is in no folder");
        }
        // The note first: without the file it is worth nothing and does no harm.
        Files.writeString(
                beside(part, NOTE), folder.relativize(file.toAbsolutePath()).toString());
        Files.move(file, useful ? part : beside(part, OLD), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns whether a part file was somebody's file before. */
    static boolean is(Path part) {
        return Files.exists(beside(part, NOTE), LinkOption.NOFOLLOW_LINKS);
    }

    /** It is mended, and bears its name again. */
    static void over(Path part) throws IOException {
        // Otherwise a crash in between would bring back the damaged one beside it.
        Files.deleteIfExists(beside(part, OLD));
        Files.deleteIfExists(beside(part, NOTE));
    }

    /** None of those that have notes among {@code files} are to be mended any more. */
    static void giveBack(List<Path> files) throws IOException {
        for (var file : files) {
            var name = String.valueOf(file.getFileName());
            if (name.endsWith(NOTE)) {
                giveBack(file.resolveSibling(name.substring(0, name.length() - NOTE.length())));
            }
        }
    }

    /** It is not to be mended any more, which more than one may say: the file gets its name again, or one with a number if that is taken. */
    static synchronized void giveBack(Path part) throws IOException {
        var note = beside(part, NOTE);
        var old = beside(part, OLD);
        if (!is(part)) {
            return;
        }
        var kept = Files.exists(old, LinkOption.NOFOLLOW_LINKS) ? old : part;
        if (Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS)) {
            var home = home(note);
            var folder = home.getParent();
            if (folder != null) {
                Folders.create(folder);
            }
            var at = FinalName.giveAny(kept, home);
            if (folder != null) {
                Folders.sync(folder);
            }
            Files.deleteIfExists(kept);
            LOG.info("{} is back, and still damaged", at);
        }
        Files.deleteIfExists(note);
    }

    private static Path home(Path note) throws IOException {
        var folder = note.toAbsolutePath().getParent();
        var root = folder == null ? null : folder.getParent();
        if (folder == null || root == null || Files.size(note) > MOST_BYTES) {
            throw new IOException(note + " does not say where the file beside it belongs; move that away by hand");
        }
        var home =
                folder.resolve(Files.readString(note, StandardCharsets.UTF_8)).normalize();
        if (!home.startsWith(root) || home.startsWith(folder)) {
            throw new IOException(
                    note + " says " + home + ", which is not below " + root + "; move the file beside it away by hand");
        }
        return home;
    }

    private static Path beside(Path part, String end) {
        return part.resolveSibling(part.getFileName() + end);
    }
}
