package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.truflow.content.ContentHasher;
import org.truflow.content.HashProgress;
import org.truflow.id.ContentHash;
import org.truflow.share.OpenContent;

/**
 * Gives a finished file its name without ever replacing another file: a hard link to the part file, which fails if the name
 * is taken, then the part file's own name goes. Where the file system has no hard links, the name is looked at and the file renamed.
 *
 * <p>A name that is taken by the same bytes is as good as done; one taken by others leads to {@code name (2).ext} and so on.
 */
final class FinalName {
    private static final int MOST_NUMBERS = 1_000;
    private static final int MOST_BYTES = 255;

    private final ContentHasher hasher;
    private final HashProgress watch;

    FinalName(ContentHasher hasher, HashProgress watch) {
        this.hasher = hasher;
        this.watch = watch;
    }

    PartFile.Found copy(PartFile part, OpenContent from, ContentHash content) throws IOException {
        return part.copy(from, content, hasher, watch);
    }

    /** Returns whether {@code file} is a regular file with just these bytes. */
    boolean identical(Path file, ContentHash content, long size) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == size
                && hasher.hash(file, watch).root().equals(content);
    }

    /**
     * @param target the name that is wanted
     * @return the name that it got
     */
    Path give(Path part, Path target, ContentHash content, long size) throws IOException {
        for (var number = 1; number <= MOST_NUMBERS; number++) {
            var name = number == 1 ? target : numbered(target, number);
            try {
                link(name, part);
                return name;
            } catch (FileAlreadyExistsException e) {
                // The part file itself, if the last run ended between the two steps.
                if (Files.isSameFile(name, part) || identical(name, content, size)) {
                    return name;
                }
            }
        }
        throw new NameClashException(target
                + " and its numbered names are taken by other files; move them away and resume, or choose"
                + " another folder");
    }

    /**
     * Gives a file its name, or one with a number, whatever is there.
     *
     * @return the name that it got
     */
    static Path giveAny(Path file, Path target) throws IOException {
        for (var number = 1; number <= MOST_NUMBERS; number++) {
            var name = number == 1 ? target : numbered(target, number);
            try {
                link(name, file);
                return name;
            } catch (FileAlreadyExistsException e) {
                // The file itself, if the last run ended between the two steps.
                if (Files.isSameFile(name, file)) {
                    return name;
                }
            }
        }
        throw new NameClashException(
                target + " and its numbered names are taken by other files; move " + file + " away by hand");
    }

    private static void link(Path name, Path part) throws IOException {
        try {
            Files.createLink(name, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // No hard links here (FAT, some network drives), or something that the next lines meet again.
            if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(name.toString());
            }
            Files.move(part, name, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static Path numbered(Path target, int number) {
        var name = String.valueOf(target.getFileName());
        var dot = name.lastIndexOf('.');
        var stem = dot <= 0 ? name : name.substring(0, dot);
        var rest = " (" + number + ")" + (dot <= 0 ? "" : name.substring(dot));
        while (!stem.isEmpty() && bytes(stem) + bytes(rest) > MOST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return target.resolveSibling(stem + rest);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
