package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.truflow.share.local.internal.index.Row;
import org.truflow.share.local.internal.index.ShareIndex;
import org.truflow.share.local.internal.index.Stamp;

/**
 * Looks at the root of a share before anything in it. A root that is away, or an empty folder of another disk in its place, looks just
 * like a disk that is not mounted: then nothing is taken out of the catalog. A single file that is away was deleted.
 */
final class RootCheck {
    private final ShareRoot root;
    private final Shelf shelf;
    private final Problems problems;

    RootCheck(ShareRoot root, Shelf shelf, Problems problems) {
        this.root = root;
        this.shelf = shelf;
        this.problems = problems;
    }

    /** Lists the root itself as it is, and notes what is wrong with it. Returns whether there is a folder to look into. */
    boolean look() {
        var trouble = "";
        try {
            trouble = switch (shelf.disk().look(root.path())) {
                case Found.Folder folder -> folder(folder.key());
                case Found.File file -> file(file.stamp());
                case Found.Other _ -> root.path() + " is neither a folder nor a file any more";
                case Found.Nothing _ -> nothing();
            };
        } catch (IOException e) {
            trouble = root.path() + " cannot be read: " + FolderMerge.reason(e);
        }
        if (problems.root(trouble)) {
            shelf.changed().run();
        }
        return trouble.isEmpty() && shelf.index().get(root.label()) instanceof Row.Folder;
    }

    /** Whether the root is still what it was when it was last looked at. Asks the disk once and changes nothing. */
    boolean same() {
        try {
            var known = shelf.index().get(root.label());
            return switch (shelf.disk().look(root.path())) {
                case Found.Folder folder -> known instanceof Row.Folder row && row.is(folder.key());
                case Found.File file ->
                    known instanceof Row.File row && row.stamp().equals(file.stamp());
                case Found.Other _, Found.Nothing _ -> false;
            };
        } catch (IOException e) {
            return false;
        }
    }

    private String folder(Stamp key) throws IOException {
        var index = shelf.index();
        var label = root.label();
        if (index.get(label) instanceof Row.Folder known
                && known.device() != key.device()
                && index.tree().count(label) > 0
                && isEmpty(root.path())) {
            return root.path()
                    + " is empty and on another disk than it was; is that one mounted? What was listed stays listed";
        }
        if (index.putFolder(label, key)) {
            shelf.changed().run();
        }
        return "";
    }

    private String file(Stamp stamp) throws IOException {
        if (shelf.index().get(root.label()) instanceof Row.Folder) {
            return root.path() + " was a folder and is a file now; publish it anew if that is meant";
        }
        var folder = root.path().getParent();
        if (folder != null
                && shelf.disk().look(folder) instanceof Found.Folder(var key)
                && !shelf.watch().watch(folder, key.device(), key.node())) {
            problems.unwatched("the file cannot be watched, changes are found late: the system's limit is reached");
        }
        if (shelf.index().putFile(root.label(), stamp)) {
            shelf.changed().run();
        }
        return "";
    }

    private String nothing() {
        ShareIndex index = shelf.index();
        if (index.get(root.label()) instanceof Row.Folder) {
            return root.path()
                    + " is not there; what was listed stays listed until it is back or the share is taken back";
        }
        if (index.remove(root.label())) {
            shelf.changed().run();
        }
        return root.path() + " is not there";
    }

    private boolean isEmpty(Path folder) throws IOException {
        try (var names = shelf.disk().list(folder)) {
            return !names.iterator().hasNext();
        }
    }
}
