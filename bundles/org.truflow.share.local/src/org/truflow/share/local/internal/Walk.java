package org.truflow.share.local.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.truflow.share.local.internal.index.CatalogPath;
import org.truflow.share.local.internal.index.FolderTree;

/** A look through a folder and all below it, one folder at a time. Remembers no more than where it is. */
final class Walk {
    private final String top;
    private final boolean gentle;
    private volatile @Nullable String last;

    /** @param gentle whether nobody waits for it, so that it may take its time */
    Walk(String top, boolean gentle) {
        this.top = top;
        this.gentle = gentle;
    }

    boolean gentle() {
        return gentle;
    }

    /** Goes to the next folder, the top first. Returns null at the end. */
    @Nullable
    String next(FolderTree tree) {
        var before = last;
        var next = before == null ? top : tree.nextFolder(top, before);
        last = next == null ? before : next;
        return next;
    }

    /** Whether this will come by all that another walk, which has not begun, would see. */
    boolean covers(Walk other) {
        if (gentle && !other.gentle || !other.top.equals(top) && !other.top.startsWith(top + '/')) {
            return false;
        }
        var before = last;
        return before == null || CatalogPath.isAfter(other.top, before);
    }
}
