package org.truflow.share.local.internal.index;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.id.ContentHash;

/** What is known of one path. */
public sealed interface Row {
    /** Returns the number of the last change of the catalog at this path. */
    long change();

    /**
     * A folder.
     *
     * @param device and {@code node}: which folder it is on the disk, whatever its name; 0 where that cannot be told
     */
    record Folder(long device, long node, long change) implements Row {
        public boolean is(Stamp key) {
            return device == key.device() && node == key.node();
        }
    }

    /**
     * A file.
     *
     * @param content hash of the bytes it had when it had {@code stamp}; null until it is hashed
     * @param suspect whether it was hashed so soon after it was written that another write would not show in the stamp
     */
    record File(Stamp stamp, @Nullable ContentHash content, boolean suspect, long change) implements Row {
        public Optional<ContentHash> hash() {
            var known = content;
            return known == null ? Optional.empty() : Optional.of(known);
        }

        /** Returns whether it is to be read, for the first time or once more. */
        public boolean pending() {
            return content == null || suspect;
        }
    }
}
