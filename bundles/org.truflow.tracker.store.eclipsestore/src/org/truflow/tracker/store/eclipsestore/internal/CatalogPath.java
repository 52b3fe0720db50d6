package org.truflow.tracker.store.eclipsestore.internal;

/** What paths a catalog takes: bounded, so that no single path costs much. */
final class CatalogPath {
    /** Longest path in UTF-8 bytes, as on Linux. */
    static final int MOST_BYTES = 4_096;
    /** Most components; each folder on the way is an entry of its own. */
    static final int MOST_COMPONENTS = 256;

    private CatalogPath() {}

    /** @throws IllegalArgumentException if a catalog cannot hold {@code path} */
    static String check(String path) {
        if (path.length() > MOST_BYTES || Key.utf8(path).length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a path of a catalog has at most " + MOST_BYTES + " bytes: this one is longer");
        }
        var components = 1;
        for (int from = 0, slash; ; from = slash + 1, components++) {
            slash = path.indexOf('/', from);
            if ((slash < 0 ? path.length() : slash) == from) {
                throw new IllegalArgumentException("a path of a catalog has no empty component");
            }
            if (slash < 0) {
                break;
            }
        }
        if (components > MOST_COMPONENTS) {
            throw new IllegalArgumentException(
                    "a path of a catalog has at most " + MOST_COMPONENTS + " components, not " + components);
        }
        return path;
    }

    /** Returns the path of the folder that {@code path} lies in; empty for a share. */
    static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
