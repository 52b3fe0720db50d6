package org.truflow.share.local.internal.index;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/** The rows of the index as the folders that they stand for. For reading; call from any thread that is never interrupted. */
public final class FolderTree {
    private final Table<String, Row> rows;

    FolderTree(Table<String, Row> rows) {
        this.rows = rows;
    }

    /** A row with its name in its folder. */
    public record Child(String name, Row row) {}

    /** Returns what lies in a folder, in the order of the names' bytes. @param after name to begin after, null for the beginning */
    public List<Child> children(String folder, @Nullable String after, int limit) {
        var prefix = CatalogPath.childPrefix(folder);
        var from = after == null ? prefix : prefix + after;
        var found = new ArrayList<Child>();
        var cursor = rows.from(from);
        while (found.size() < limit && cursor.hasNext()) {
            var key = cursor.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            if (after == null || !key.equals(from)) {
                found.add(new Child(CatalogPath.nameOfKey(key), cursor.value()));
            }
        }
        return found;
    }

    /** Returns how many files and folders lie in a folder, without those deeper down. */
    public long count(String folder) {
        var prefix = CatalogPath.childPrefix(folder);
        return rows.countBelow(CatalogPath.after(prefix)) - rows.countBelow(prefix);
    }

    /**
     * Returns the next folder below {@code top}, at any depth; asked again and again with its last answer it passes all of them once,
     * and those that are put in meanwhile below the last answer too.
     *
     * @param after the last answer, {@code top} to begin
     */
    public @Nullable String nextFolder(String top, String after) {
        var last = CatalogPath.key(after);
        for (var prefix : List.of(CatalogPath.childPrefix(top), CatalogPath.deeperPrefix(top))) {
            var cursor = rows.from(TextType.INSTANCE.compare(last, prefix) < 0 ? prefix : last);
            while (cursor.hasNext()) {
                var key = cursor.next();
                if (!key.startsWith(prefix)) {
                    break;
                }
                if (!key.equals(last) && cursor.value() instanceof Row.Folder) {
                    return CatalogPath.path(key);
                }
            }
        }
        return null;
    }
}
