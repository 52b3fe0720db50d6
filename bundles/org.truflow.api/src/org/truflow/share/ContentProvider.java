package org.truflow.share;

import java.io.IOException;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/** Opens content that this installation has. Whiteboard: every provider is asked in turn. Call from threads that may wait for the disk. */
public interface ContentProvider {

    /**
     * Opens a content for reading.
     *
     * @return empty if it is not here (any more)
     * @throws IOException if it should be here and cannot be read
     */
    Optional<OpenContent> open(ContentHash content) throws IOException;

    /** Returns whether it hands out pieces of what is still being fetched; then it is asked after all others. */
    default boolean partial() {
        return false;
    }

    /**
     * Returns whether a content of this provider may be handed out to {@code asker}. Asked before every answer, of
     * what is open already too; to whom it says no the content is not here.
     *
     * @throws IOException if that cannot be told now
     */
    default boolean shows(ContentHash content, PeerId asker) throws IOException {
        return true;
    }
}
