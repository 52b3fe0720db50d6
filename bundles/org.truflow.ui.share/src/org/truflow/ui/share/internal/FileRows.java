package org.truflow.ui.share.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.truflow.directory.Entry;
import org.truflow.id.ContentHash;

/** Makes the lines of a folder. Any thread. */
final class FileRows {
    private FileRows() {}

    /**
     * Where the lines stand.
     *
     * @param name of the owner
     * @param since the last visit; what changed after it is fresh
     * @param local finds where something of one's own lies
     */
    record Place(
            String name,
            boolean mine,
            boolean online,
            String folder,
            Optional<Instant> since,
            Marks marks,
            Set<ContentHash> here,
            Function<String, Optional<Path>> local) {}

    /** Folders come first, unless more pages follow: then lines would move under the hand of who scrolls. */
    static List<FileRow> of(FolderPages.Content content, Place place) {
        var rows = new ArrayList<FileRow>(content.entries().size());
        for (var entry : content.entries()) {
            rows.add(row(entry, place));
        }
        if (content.entries().size() <= FolderPages.PAGE && content.complete()) {
            rows.sort(Comparator.comparing((FileRow row) -> !row.folder()));
        }
        return List.copyOf(rows);
    }

    private static FileRow row(Entry entry, Place place) {
        var path = CatalogPath.child(place.folder(), entry.name());
        var content = entry instanceof Entry.File file ? file.content() : Optional.<ContentHash>empty();
        var fresh = entry instanceof Entry.File file
                && place.since().filter(file.modified()::isAfter).isPresent();
        return new FileRow(
                place.name(),
                place.mine(),
                place.online(),
                path,
                entry,
                fresh,
                place.mine() ? Mark.NONE : place.marks().of(content, place.here()),
                place.mine() ? place.local().apply(path) : place.marks().place(content));
    }
}
