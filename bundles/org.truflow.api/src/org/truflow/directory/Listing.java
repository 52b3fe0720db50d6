package org.truflow.directory;

import java.util.List;
import java.util.Optional;

/**
 * A page of a folder.
 *
 * @param entries ordered by name (UTF-8 bytes), folders and files mixed
 * @param next name to continue after, empty on the last page
 */
public record Listing(List<Entry> entries, Optional<String> next) {
    public Listing {
        entries = List.copyOf(entries);
    }
}
