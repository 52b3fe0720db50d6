package org.truflow.share.local.internal.index;

/**
 * Paths of the catalog, {@code label/folder/name}, and the keys they are stored under: {@code label/folder NUL name}. A separator
 * below every other character keeps the children of a folder side by side, in the order of their names, with what lies deeper in
 * one further range. Neither NUL nor {@code /} occurs in a name.
 */
public final class CatalogPath {
    /** The folder of all labels. */
    public static final String TOP = "";

    private static final char SEPARATOR = '\0';

    private CatalogPath() {}

    public static String child(String folder, String name) {
        return folder.isEmpty() ? name : folder + '/' + name;
    }

    /** Returns the folder that {@code path} lies in; {@link #TOP} for a label. */
    public static String folder(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? TOP : path.substring(0, slash);
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static String label(String path) {
        var slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Returns what comes after the label; empty for the label alone. */
    public static String belowLabel(String path) {
        var slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    /** Returns whether {@link ShareIndex#nextFolder} comes by {@code path} later than by {@code other}. */
    public static boolean isAfter(String path, String other) {
        return TextType.INSTANCE.compare(key(path), key(other)) > 0;
    }

    static String key(String path) {
        return folder(path) + SEPARATOR + name(path);
    }

    static String path(String key) {
        var at = key.indexOf(SEPARATOR);
        return child(key.substring(0, at), key.substring(at + 1));
    }

    static String nameOfKey(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }

    /** Returns what the keys of the children of {@code folder} begin with. */
    static String childPrefix(String folder) {
        return folder + SEPARATOR;
    }

    /** Returns what the keys of everything deeper than a child of {@code folder} begin with. */
    static String deeperPrefix(String folder) {
        return folder + '/';
    }

    /** Returns the least text above everything that begins with {@code prefix}, of which the last character is NUL or a slash. */
    static String after(String prefix) {
        var last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
