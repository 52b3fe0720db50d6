package org.truflow.ui.share.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.directory.Entry;
import org.truflow.id.ContentHash;
import org.truflow.ui.FileFacts;

/**
 * A line of the list of files.
 *
 * @param owner as others call that person
 * @param fresh changed since the last visit
 * @param local where it lies here, if that is known
 */
record FileRow(
        String owner,
        boolean mine,
        boolean online,
        String path,
        Entry entry,
        boolean fresh,
        Mark mark,
        Optional<Path> local)
        implements FileFacts.About {

    String name() {
        return entry.name();
    }

    boolean folder() {
        return entry instanceof Entry.Folder;
    }

    /** Returns bytes; negative for a folder. */
    long size() {
        return entry instanceof Entry.File file ? file.size() : -1;
    }

    Optional<Instant> modified() {
        return entry instanceof Entry.File file ? Optional.of(file.modified()) : Optional.empty();
    }

    Optional<ContentHash> content() {
        return entry instanceof Entry.File file ? file.content() : Optional.empty();
    }

    @Override
    public FileFacts facts() {
        return new FileFacts(
                name(),
                folder(),
                size(),
                modified(),
                content(),
                List.of(new FileFacts.Owner(owner, path, online)),
                local);
    }
}
