package org.truflow.tracker.server.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;

/** Pages of folders. */
final class Listings {
    private Listings() {}

    /** Makes one page of those of several peers; of two entries of a name, a folder or else the first is shown. */
    static Listing merge(List<Listing> pages, int limit) {
        var all = new TreeMap<byte[], Entry>(Arrays::compareUnsigned);
        for (var page : pages) {
            for (var entry : page.entries()) {
                all.merge(utf8(entry.name()), entry, (one, other) -> other instanceof Entry.Folder ? other : one);
            }
        }
        // Beyond the end of a page that goes on, others may have names that are not known yet.
        for (var page : pages) {
            page.next().ifPresent(next -> all.tailMap(utf8(next), false).clear());
        }
        var more = pages.stream().anyMatch(page -> page.next().isPresent()) || all.size() > limit;
        var entries = new ArrayList<>(all.values());
        var cut = entries.subList(0, Math.min(limit, entries.size()));
        return new Listing(
                cut, more && !cut.isEmpty() ? Optional.of(cut.getLast().name()) : Optional.empty());
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
