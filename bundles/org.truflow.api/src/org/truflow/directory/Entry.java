package org.truflow.directory;

import java.time.Instant;
import java.util.Optional;
import org.truflow.id.ContentHash;

/** One line of a listing. Names are untrusted text: they reach the file system only through {@code SafePath}. */
public sealed interface Entry {
    /** Returns the last component of the path. */
    String name();

    /** @param content empty until the owner has hashed the file */
    record File(String name, long size, Instant modified, Optional<ContentHash> content) implements Entry {}

    record Folder(String name) implements Entry {}
}
