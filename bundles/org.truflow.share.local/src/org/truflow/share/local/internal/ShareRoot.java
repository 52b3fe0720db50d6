package org.truflow.share.local.internal;

import java.nio.file.Path;
import org.truflow.share.local.internal.index.CatalogPath;

/**
 * A folder or a file on offer.
 *
 * @param label its name in the catalog
 * @param path absolute, real: no part of it was a link when it was published
 */
record ShareRoot(String label, Path path) {

    /** Returns where the file or folder of a catalog path lies, which begins with the label. */
    Path resolve(String catalogPath) {
        var below = CatalogPath.belowLabel(catalogPath);
        return below.isEmpty() ? path : path.resolve(below);
    }

    /** Returns the catalog path of something at or below the root. */
    String catalogPath(Path file) {
        var catalogPath = new StringBuilder(label);
        if (!file.equals(path)) {
            path.relativize(file).forEach(name -> catalogPath.append('/').append(name));
        }
        return catalogPath.toString();
    }
}
