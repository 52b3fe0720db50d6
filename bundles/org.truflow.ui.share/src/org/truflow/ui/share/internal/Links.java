package org.truflow.ui.share.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.truflow.ui.Link;

/** Links to what was chosen, one a line. Any thread. */
final class Links {
    private Links() {}

    /** Returns links to the contents, and to the places of folders and of what has no content hash yet. */
    static String of(Collection<FileRow> rows) {
        return rows.stream()
                .map(row -> content(row)
                        .map(Link.Content::text)
                        .orElseGet(() -> new Link.Place(row.owner(), row.path()).text()))
                .collect(Collectors.joining("\n"));
    }

    /** Returns magnet links; those that have no content hash are left out. */
    static String magnets(Collection<FileRow> rows) {
        return rows.stream()
                .flatMap(row -> content(row).stream())
                .map(Link.Content::magnet)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<Link.Content> content(FileRow row) {
        return row.content().map(hash -> new Link.Content(hash, row.name(), row.size()));
    }
}
