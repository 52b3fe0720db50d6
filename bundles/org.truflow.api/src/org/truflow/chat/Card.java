package org.truflow.chat;

import java.util.Optional;
import org.truflow.id.ContentHash;

/** A file or folder that goes with a message: it can be fetched as long as any source has it. Names and paths are untrusted text. */
public sealed interface Card {
    /** Most cards of one message. */
    int MOST = 16;

    String name();

    /** Returns bytes in all, as whoever sent the card says. */
    long size();

    /** A file, known by what it is. */
    record File(String name, long size, ContentHash content) implements Card {}

    /**
     * A folder in somebody's share.
     *
     * @param files in it, as whoever sent the card says
     * @param user who shares it; {@code path} where it lies in that user's catalog, {@code /}-separated
     * @param place what the directory of that user is called; empty for the one where the two met
     */
    record Folder(String name, long size, int files, String user, String path, Optional<String> place)
            implements Card {}
}
