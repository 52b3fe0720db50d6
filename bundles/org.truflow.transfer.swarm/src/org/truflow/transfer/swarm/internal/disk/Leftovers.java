package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** Part files that nobody will finish. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Deletes the part files of a download, and their folder if nothing else is in it. Finished files that were being mended get their
     * names again. Waits for the disk.
     *
     * @param part beginning of their names
     */
    public static void delete(Path part) throws IOException {
        var folder = part.getParent();
        var name = String.valueOf(part.getFileName());
        if (folder == null) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, file -> ours(String.valueOf(file.getFileName()), name))) {
            var all = new ArrayList<Path>();
            files.forEach(all::add);
            Mending.giveBack(all);
            for (var file : all) {
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

    /**
     * Deletes the part files of downloads that are over: a process that died before it did so left them. Waits for the disk.
     *
     * @param folder where part files are; {@code tag} in the names of ours
     * @param over whether the download of that number is
     */
    public static void tidy(Path folder, String tag, LongPredicate over) throws IOException {
        var name = Pattern.compile(Pattern.quote(tag) + "-(\\d{1,18})\\b.*");
        var left = new TreeSet<Long>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var match = name.matcher(String.valueOf(file.getFileName()));
                if (match.matches()) {
                    left.add(Long.valueOf(match.group(1)));
                }
            }
        } catch (NoSuchFileException e) {
            return;
        }
        for (var id : left) {
            if (over.test(id)) {
                delete(folder.resolve(tag + "-" + id));
            }
        }
    }

    /** {@code tag-1} is no part of {@code tag-11}. */
    private static boolean ours(String file, String name) {
        return file.equals(name) || file.startsWith(name + "-") || file.startsWith(name + ".");
    }
}
