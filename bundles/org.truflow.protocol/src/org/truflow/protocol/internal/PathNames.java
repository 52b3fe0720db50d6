package org.truflow.protocol.internal;

import java.nio.charset.StandardCharsets;
import org.truflow.protocol.Limits;

/** The names that a path consists of. They come back one by one in listings and hits, where each has a bound of its own. */
final class PathNames {
    private static final int MOST_BYTES_OF_CHAR = 3;

    private PathNames() {}

    static boolean fit(String path) {
        var start = 0;
        while (path.length() - start > Limits.FILE_NAME.bytes() / MOST_BYTES_OF_CHAR) {
            var slash = path.indexOf('/', start);
            var end = slash < 0 ? path.length() : slash;
            if (path.substring(start, end).getBytes(StandardCharsets.UTF_8).length > Limits.FILE_NAME.bytes()) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }
}
