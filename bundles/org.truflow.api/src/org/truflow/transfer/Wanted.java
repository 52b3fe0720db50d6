package org.truflow.transfer;

import java.nio.file.Path;
import java.util.Optional;
import org.truflow.id.ContentHash;

/** What to download. */
public sealed interface Wanted {
    /** Folder on this machine to put it in; empty for the downloads folder of the settings. Absolute. */
    Optional<Path> folder();

    /** A content, from whoever has it. @param name of the finished file; empty to take it from a source */
    record Content(ContentHash content, String name, Optional<Path> folder) implements Wanted {}

    /** A file or a folder of a user's catalog. Files come from everyone who has the same content. */
    record Remote(String user, String path, Optional<Path> folder) implements Wanted {}
}
