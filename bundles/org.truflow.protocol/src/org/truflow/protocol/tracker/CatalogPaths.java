package org.truflow.protocol.tracker;

/**
 * Which paths can stand in a catalog. A peer leaves out what breaks a rule, a tracker refuses the page that holds it.
 * That a path stands in a catalog does not make it a safe file name anywhere.
 */
public final class CatalogPaths {
    /** Most bytes of a path in UTF-8. */
    public static final int MOST_BYTES = 4_096;
    /** Most components of a path. */
    public static final int MOST_DEPTH = 256;

    private CatalogPaths() {}

    /** Returns what is wrong with a path, as the end of a sentence that begins with the path; empty if nothing is. */
    public static String problem(String path) {
        var bytes = 0L;
        var depth = 1;
        var start = 0;
        for (var i = 0; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                var dots = path.substring(start, Math.min(i, start + 3));
                if (dots.isEmpty()) {
                    return "has an empty component";
                }
                if (dots.equals(".") || dots.equals("..")) {
                    return "has the component " + dots;
                }
                depth += i == path.length() ? 0 : 1;
                start = i + 1;
            }
            if (i < path.length()) {
                var letter = path.charAt(i);
                if (Character.isISOControl(letter)) {
                    return "has the control character U+%04X".formatted((int) letter);
                }
                if (Character.isSurrogate(letter) && !paired(path, i)) {
                    return "has half a character";
                }
                // Each half of a pair counts as two of the four bytes.
                bytes += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
            }
        }
        if (bytes > MOST_BYTES) {
            return "has more than " + MOST_BYTES + " bytes";
        }
        return depth > MOST_DEPTH ? "has more than " + MOST_DEPTH + " components" : "";
    }

    private static boolean paired(String path, int at) {
        return Character.isHighSurrogate(path.charAt(at))
                ? at + 1 < path.length() && Character.isLowSurrogate(path.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(path.charAt(at - 1));
    }
}
