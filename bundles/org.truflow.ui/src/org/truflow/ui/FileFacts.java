package org.truflow.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;

/**
 * What is known of a file or folder that was chosen in some view. Names and paths are untrusted text.
 *
 * @param name last component of its path
 * @param size bytes; negative if not known
 * @param owners who has it, with the path there; the first is the one it was chosen at
 * @param local where it lies here, if it does
 */
public record FileFacts(
        String name,
        boolean folder,
        long size,
        Optional<Instant> modified,
        Optional<ContentHash> content,
        List<Owner> owners,
        Optional<Path> local) {
    public FileFacts {
        owners = List.copyOf(owners);
    }

    /** @param path in that user's catalog, {@code /}-separated, share label first */
    public record Owner(String user, String path, boolean online) {}

    /** Something in a view that is about one file or folder: selections carry these. */
    @FunctionalInterface
    public interface About {
        FileFacts facts();
    }
}
