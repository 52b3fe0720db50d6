package org.truflow.share;

import java.io.IOException;
import java.util.Optional;
import org.truflow.id.ContentHash;

/** Opens content that this installation has. Whiteboard: every provider is asked in turn. Call from threads that may wait for the disk. */
public interface ContentProvider {

    /**
     * Opens a content for reading.
     *
     * @return empty if it is not here (any more)
     * @throws IOException if it should be here and cannot be read
     */
    Optional<OpenContent> open(ContentHash content) throws IOException;
}
