package org.truflow.send.direct.internal.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.truflow.content.RemotePath;
import org.truflow.content.UnsafePathException;
import org.truflow.protocol.send.OfferLine;

/**
 * Whether a list that came from somebody is what was offered: the items first, then folder by folder, each in the order of the
 * names, nothing twice, and files and bytes as many as were told.
 */
public final class ListCheck {
    private ListCheck() {}

    /** Returns the path of the folder that a line lies in; empty for an item. */
    public static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Compares names as lists are ordered: by their bytes. */
    public static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws WrongListException saying what is wrong with it
     * @throws IOException if it cannot be read
     */
    public static void check(Path file, Contents offered) throws IOException {
        try (var lines = new ListFile.Reader(file);
                var folders = new ListFile.Reader(file)) {
            var current = "";
            var last = "";
            var files = 0L;
            var size = 0L;
            var count = 0;
            for (var next = lines.next(); next.isPresent(); next = lines.next()) {
                var line = next.get();
                var folder = folder(line.path());
                if (!folder.equals(current)) {
                    current = advance(folders, folder, lines.position());
                    last = "";
                }
                checkName(line, last);
                if (folder.isEmpty()) {
                    checkItem(line, offered, count);
                }
                last = name(line.path());
                count++;
                files += line.folder() ? 0 : 1;
                size = Math.addExact(size, line.size());
            }
            if (files != offered.files() || size != offered.size() || count != offered.lines()) {
                throw new WrongListException("the list holds " + count + " lines, " + files + " files and " + size
                        + " bytes instead of " + offered.lines() + ", " + offered.files() + " and " + offered.size());
            }
        } catch (ArithmeticException e) {
            throw new WrongListException("the list holds more bytes than there can be");
        }
    }

    /** Goes on to the folder {@code wanted}, which stands before {@code end}. */
    private static String advance(ListFile.Reader folders, String wanted, long end) throws IOException {
        for (var next = folders.next(); next.isPresent() && folders.position() < end; next = folders.next()) {
            if (next.get().folder() && next.get().path().equals(wanted)) {
                return wanted;
            }
        }
        throw new WrongListException("the list is out of order: a line lies in a folder that does not come before it");
    }

    private static void checkName(OfferLine line, String last) throws IOException {
        try {
            RemotePath.parse(line.path());
        } catch (UnsafePathException e) {
            throw new WrongListException("the list holds a name that is none: " + e.getMessage());
        }
        if (!last.isEmpty() && compare(last, name(line.path())) >= 0) {
            throw new WrongListException("the list is out of order or holds a name twice");
        }
    }

    private static void checkItem(OfferLine line, Contents offered, int index) throws IOException {
        var item = index < offered.items().size() ? offered.items().get(index) : null;
        if (item == null || !item.name().equals(line.path()) || item.folder() != line.folder()) {
            throw new WrongListException("the list holds something else than what was offered");
        }
    }
}
