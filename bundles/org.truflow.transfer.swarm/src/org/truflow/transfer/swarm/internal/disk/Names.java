package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.truflow.content.SafePath;
import org.truflow.content.UnsafePathException;
import org.truflow.transfer.NamePreview;

/** Says what {@link Finisher} would do with a name, without touching anything. Waits for the disk. */
public final class Names {
    private static final int MOST_NUMBERS = 1_000;

    private Names() {}

    public static NamePreview preview(Path root, SafePath target, long size) throws IOException {
        Path at;
        try {
            at = target.resolveUnder(root);
        } catch (UnsafePathException e) {
            return new NamePreview.Refused(String.valueOf(e.getMessage()));
        }
        var folder = root;
        for (var name : target.names().subList(0, target.names().size() - 1)) {
            folder = folder.resolve(name);
            if (there(folder) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return new NamePreview.Refused(folder + " is in the place of a folder");
            }
        }
        if (!there(at)) {
            return new NamePreview.Free(at);
        } else if (Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS) && Files.size(at) == size) {
            return new NamePreview.Same(at);
        }
        for (var number = 2; number <= MOST_NUMBERS; number++) {
            var other = FinalName.numbered(at, number);
            if (!there(other)) {
                return new NamePreview.Renamed(other);
            }
        }
        return new NamePreview.Refused(at + " and its numbered names are taken by other files");
    }

    /** Returns the number that a finished file got because {@code name} was taken; 1 if it got none. */
    public static int number(Path at, String name) {
        var wanted = at.resolveSibling(name);
        for (var number = 2; !wanted.equals(at) && number <= MOST_NUMBERS; number++) {
            if (FinalName.numbered(wanted, number).equals(at)) {
                return number;
            }
        }
        return 1;
    }

    /** Returns where a finished file is. @param number that it got, or 1 */
    public static Path numbered(Path target, int number) {
        return number > 1 ? FinalName.numbered(target, number) : target;
    }

    private static boolean there(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
