package org.truflow.share.local.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogFeed;
import org.truflow.share.CatalogVersion;

/** What a tracker would hold: applies the pages of a feed as they come. */
final class Mirror {
    private final Map<String, CatalogChange> entries = new TreeMap<>();
    private CatalogVersion version = CatalogVersion.NONE;
    private int freshStarts;
    private Map<String, Audience> audiences = Map.of();

    /** Takes one page. Returns whether there are more. */
    boolean pull(CatalogFeed feed, int limit) throws IOException {
        var page = feed.changes(version, limit);
        if (page.fresh()) {
            freshStarts++;
            entries.clear();
        }
        page.changes().forEach(this::apply);
        audiences = page.audiences();
        version = page.version();
        return page.more();
    }

    void pullAll(CatalogFeed feed) throws IOException {
        while (pull(feed, 100)) {}
    }

    private void apply(CatalogChange change) {
        switch (change) {
            case CatalogChange.Removed removed ->
                entries.keySet().removeIf(path -> path.equals(removed.path()) || path.startsWith(removed.path() + "/"));
            case CatalogChange.File file -> entries.put(file.path(), file);
            case CatalogChange.Folder folder -> entries.put(folder.path(), folder);
        }
    }

    /** Returns what a person of this name and these groups can see now. */
    Set<String> pathsFor(String user, Set<String> groups) {
        var seen = new TreeSet<>(entries.keySet());
        seen.removeIf(path ->
                !audiences.getOrDefault(path.split("/")[0], Audience.EVERYONE).includes(user, groups));
        return seen;
    }

    CatalogVersion version() {
        return version;
    }

    int freshStarts() {
        return freshStarts;
    }

    Set<String> paths() {
        return new TreeSet<>(entries.keySet());
    }

    Map<String, CatalogChange> entries() {
        return entries;
    }

    /** Returns the file at a path. */
    CatalogChange.File file(String path) {
        if (entries.get(path) instanceof CatalogChange.File file) {
            return file;
        }
        throw new AssertionError("no file " + path + " in " + entries.keySet());
    }
}
