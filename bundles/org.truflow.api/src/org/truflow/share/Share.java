package org.truflow.share;

import java.nio.file.Path;

/**
 * A folder on offer, as it was at one moment.
 *
 * @param label its name in the catalog, unique here
 * @param files files listed so far; {@code bytes} their size in all
 * @param hashedFiles files that can be fetched already; {@code hashedBytes} their size
 * @param audience who may see it
 * @param problem what keeps the folder from being read, or empty
 */
public record Share(
        String label,
        Path root,
        long files,
        long bytes,
        long hashedFiles,
        long hashedBytes,
        boolean scanning,
        Audience audience,
        String problem) {
    public Share withAudience(Audience changed) {
        return new Share(label, root, files, bytes, hashedFiles, hashedBytes, scanning, changed, problem);
    }
}
