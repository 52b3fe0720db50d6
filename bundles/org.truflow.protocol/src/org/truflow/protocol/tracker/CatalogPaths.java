package org.truflow.protocol.tracker;

import org.truflow.protocol.Limits;

/**
 * Which paths can stand in a catalog. A peer leaves out what breaks a rule, a tracker refuses the page that holds it.
 * That a path stands in a catalog does not make it a safe file name anywhere.
 */
public final class CatalogPaths {
    /** Most components of a path. */
    public static final int MOST_DEPTH = 256;

    private CatalogPaths() {}

    /** Returns what is wrong with a path, as the end of a sentence that begins with the path; empty if nothing is. */
    public static String problem(String path) {
        var bytes = 0L;
        var depth = 0;
        for (var start = 0; start <= path.length(); depth++) {
            var slash = path.indexOf('/', start);
            var end = slash < 0 ? path.length() : slash;
            var problem = componentProblem(path, start, end);
            if (!problem.isEmpty()) {
                return problem;
            }
            bytes += bytes(path, start, end) + (slash < 0 ? 0 : 1);
            start = end + 1;
        }
        if (bytes > Limits.PATH.bytes()) {
            return "has more than " + Limits.PATH.bytes() + " bytes";
        }
        return depth > MOST_DEPTH ? "has more than " + MOST_DEPTH + " components" : "";
    }

    private static String componentProblem(String path, int start, int end) {
        if (start == end) {
            return "has an empty component";
        }
        if (path.charAt(start) == '.' && (end - start == 1 || end - start == 2 && path.charAt(start + 1) == '.')) {
            return "has the component " + path.substring(start, end);
        }
        for (var i = start; i < end; i++) {
            var letter = path.charAt(i);
            if (Character.isISOControl(letter)) {
                return "has the control character U+%04X".formatted((int) letter);
            }
            if (Character.isSurrogate(letter) && !paired(path, i)) {
                return "has half a character";
            }
        }
        return bytes(path, start, end) > Limits.FILE_NAME.bytes()
                ? "has a component of more than " + Limits.FILE_NAME.bytes() + " bytes"
                : "";
    }

    private static long bytes(String path, int start, int end) {
        var bytes = 0L;
        for (var i = start; i < end; i++) {
            var letter = path.charAt(i);
            // Each half of a pair counts as two of the four bytes.
            bytes += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
        }
        return bytes;
    }

    private static boolean paired(String path, int at) {
        return Character.isHighSurrogate(path.charAt(at))
                ? at + 1 < path.length() && Character.isLowSurrogate(path.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(path.charAt(at - 1));
    }
}
