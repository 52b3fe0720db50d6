package org.truflow.share;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truflow.directory.Listing;
import org.truflow.event.Subscription;

/** The folders on offer. Kept across restarts. Call from any thread; only {@link #publish} touches the disk. */
public interface Shares {

    List<Share> all();

    /**
     * Offers a folder, or a single file, and starts to scan it, to everyone if it is new. Offering the same folder under
     * the same label again changes nothing.
     *
     * @param label name others see; empty for the last component of {@code root}
     * @throws IOException if {@code root} cannot be read, or {@code label} is taken by another folder
     * @throws IllegalArgumentException if {@code label} is no legal file name
     */
    Share publish(Path root, String label) throws IOException;

    /**
     * Offers a folder, or a single file, to these people; if it is on offer already, that is changed. Whoever may not see
     * it any more gets nothing of it from here from now on, and finds nothing of it once the directories know.
     *
     * @throws IOException also if too many shares are not for everyone
     */
    Share publish(Path root, String label, Audience audience) throws IOException;

    /** Takes a share back; files stay where they are. Returns false if there is none of that label. */
    boolean unpublish(String label);

    /**
     * Lists a folder of this installation's own catalog.
     *
     * @param path {@code /}-separated, share label first; empty for the labels
     * @throws java.nio.file.NoSuchFileException if there is no such folder
     */
    Listing list(String path, Optional<String> after, int limit) throws IOException;

    /** Calls {@code listener} after shares, listings or progress changed, one call at a time, on an engine thread; changes may be merged. */
    Subscription subscribe(Runnable listener);
}
