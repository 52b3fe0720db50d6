package org.truflow.transfer.swarm.internal.swarm;

import org.truflow.content.RemotePath;
import org.truflow.content.SafePath;
import org.truflow.content.UnsafePathException;
import org.truflow.id.ContentHash;

/** What a download may be called here. */
final class LocalName {
    /** Hidden folder beside the finished files where the unfinished lie; no download may be called so. */
    static final String PARTS = ".truflow";

    private LocalName() {}

    /**
     * Returns the name for something that others call {@code name}; of a path the last.
     *
     * @throws UnsafePathException if there is none
     */
    static SafePath file(String name) throws UnsafePathException {
        var local = RemotePath.parse(RemotePath.parse(name).name()).toLocal();
        return local.folded().equals(PARTS) ? file("_" + name) : local;
    }

    /** Returns a name for a content of which a source says where it lies; its hash if that is no name. */
    static String ofSource(String path, ContentHash content) {
        try {
            return file(path.substring(path.lastIndexOf('/') + 1)).name();
        } catch (UnsafePathException e) {
            return content.toString();
        }
    }
}
