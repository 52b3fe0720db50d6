package org.truflow.tracker.store.eclipsestore.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where a row of a catalog stands: rows are ordered by folder, then by name. Folders compare component by component,
 * so that everything below a folder stands together, right after the folder itself.
 *
 * @param folder UTF-8 of the path of the folder that the row lies in, empty for the shares
 * @param name UTF-8 of the last component
 */
record Key(byte[] folder, byte[] name) implements Comparable<Key> {

    /** @param path not empty */
    static Key of(String path) {
        var slash = path.lastIndexOf('/');
        return new Key(utf8(slash < 0 ? "" : path.substring(0, slash)), utf8(path.substring(slash + 1)));
    }

    /** Returns the place before everything in {@code folder} and below it. */
    static Key start(byte[] folder) {
        return new Key(folder, new byte[0]);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether this row lies in {@code other} or anywhere below it. */
    boolean isBelow(byte[] other) {
        return isAtOrBelow(folder, other);
    }

    String path() {
        var last = new String(name, StandardCharsets.UTF_8);
        return folder.length == 0 ? last : new String(folder, StandardCharsets.UTF_8) + "/" + last;
    }

    @Override
    public int compareTo(Key other) {
        var order = compareFolders(folder, 0, folder.length, other.folder, 0, other.folder.length);
        return order != 0 ? order : Arrays.compareUnsigned(name, other.name);
    }

    private static boolean isAtOrBelow(byte[] folder, byte[] top) {
        return folder.length >= top.length
                && Arrays.equals(folder, 0, top.length, top, 0, top.length)
                && (folder.length == top.length || top.length == 0 || folder[top.length] == '/');
    }

    /** Like comparing unsigned bytes, but the slash comes before everything else. */
    static int compareFolders(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        var at = Arrays.mismatch(a, aFrom, aTo, b, bFrom, bTo);
        if (at < 0) {
            return 0;
        }
        if (at == aTo - aFrom || at == bTo - bFrom) {
            return Integer.compare(aTo - aFrom, bTo - bFrom);
        }
        return Integer.compare(weight(a[aFrom + at]), weight(b[bFrom + at]));
    }

    private static int weight(byte letter) {
        return letter == '/' ? -1 : letter & 0xFF;
    }
}
