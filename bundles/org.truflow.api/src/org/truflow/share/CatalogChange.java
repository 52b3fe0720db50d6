package org.truflow.share;

import java.time.Instant;
import java.util.Optional;
import org.truflow.id.ContentHash;

/** One change of a catalog. Paths are {@code /}-separated with the share's label first. */
public sealed interface CatalogChange {
    String path();

    /** A file is there, new or changed. @param content empty until it is hashed */
    record File(String path, long size, Instant modified, Optional<ContentHash> content) implements CatalogChange {}

    /** A folder is there, perhaps empty. */
    record Folder(String path) implements CatalogChange {}

    /** A file is gone, or a folder with everything below it. */
    record Removed(String path) implements CatalogChange {}
}
