package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.PieceLength;
import org.truflow.content.RemotePath;
import org.truflow.content.UnsafePathException;
import org.truflow.share.local.internal.index.CatalogPath;
import org.truflow.share.local.internal.index.Row;
import org.truflow.share.local.internal.index.ShareIndex;

/**
 * Brings what is listed in line with what is on the disk, one folder or one name at a time. Holds no more than a page of names in
 * memory, however many a folder has. Links are never followed: neither the last name nor a folder on the way may be one.
 */
final class FolderMerge {
    private static final int PAGE = 500;
    private static final int BREATH = 256;

    /** Names below this length in all need no closer look at the limits for whole paths. */
    private static final int SURELY_SHORT = 500;

    private final ShareRoot root;
    private final Shelf shelf;
    private final ShareIndex index;
    private final Problems problems;
    private final Consumer<String> newFolder;
    private final BooleanSupplier goOn;

    /**
     * @param newFolder told of each folder that was not listed before, or is another one than was
     * @param goOn asked again and again; false ends it all as soon as possible
     */
    FolderMerge(ShareRoot root, Shelf shelf, Problems problems, Consumer<String> newFolder, BooleanSupplier goOn) {
        this.root = root;
        this.shelf = shelf;
        this.index = shelf.index();
        this.problems = problems;
        this.newFolder = newFolder;
        this.goOn = goOn;
    }

    /**
     * Looks at everything in a listed folder, not deeper.
     *
     * @param breath called every now and then in a large folder
     */
    void folder(String folder, Runnable breath) {
        var path = root.resolve(folder);
        if (index.get(folder) instanceof Row.Folder row && !shelf.watch().watch(path, row.device(), row.node())) {
            problems.unwatched("not every folder can be watched, changes are found late: the system's limit is reached"
                    + " (on Linux: fs.inotify.max_user_watches)");
        }
        var kept = 0L;
        var skipped = 0;
        try {
            if (!real(path)) {
                one(folder);
                return;
            }
            var seen = 0;
            try (var names = shelf.disk().list(path)) {
                for (var child : names) {
                    if (!goOn.getAsBoolean()) {
                        return;
                    }
                    var kind = take(folder, child);
                    kept += kind == Kind.KEPT ? 1 : 0;
                    skipped += kind == Kind.REFUSED ? 1 : 0;
                    if (++seen % BREATH == 0) {
                        breath.run();
                    }
                }
            }
            // The folder may have been swapped for a link to somewhere else in the meantime.
            if (!real(path)) {
                one(folder);
                return;
            }
            problems.readable(folder);
        } catch (NoSuchFileException | NotDirectoryException e) {
            one(folder);
            return;
        } catch (DirectoryIteratorException e) {
            problems.unreadable(folder, reason(e.getCause()));
            return;
        } catch (IOException e) {
            problems.unreadable(folder, reason(e));
            return;
        }
        problems.skipped(folder, skipped);
        if (kept != index.tree().count(folder)) {
            sweep(folder, path);
        }
    }

    /** Looks at one name in a listed folder. */
    void name(String folder, Path name) {
        var child = root.resolve(folder).resolve(name);
        try {
            if (!real(root.resolve(folder))) {
                return;
            }
        } catch (IOException e) {
            // The folder is gone or cannot be read: whoever looks at the folder above finds that out.
            return;
        }
        switch (take(folder, child)) {
            case KEPT -> {}
            case LEFT_OUT -> remove(CatalogPath.child(folder, name.toString()));
            case REFUSED -> folder(folder, () -> {});
        }
    }

    private void one(String path) {
        if (!CatalogPath.folder(path).isEmpty()) {
            name(CatalogPath.folder(path), Path.of(CatalogPath.name(path)));
        }
    }

    /** Takes out what is listed in a folder and is not there, or not to be listed. */
    private void sweep(String folder, Path path) {
        @Nullable String after = null;
        var page = index.tree().children(folder, after, PAGE);
        while (!page.isEmpty() && goOn.getAsBoolean()) {
            for (var child : page) {
                if (take(folder, path.resolve(child.name())) != Kind.KEPT
                        && !remove(CatalogPath.child(folder, child.name()))) {
                    return;
                }
            }
            after = page.getLast().name();
            page = index.tree().children(folder, after, PAGE);
        }
    }

    private enum Kind {
        KEPT,
        LEFT_OUT,
        /** Left out since others could not cope with the name. */
        REFUSED
    }

    /** Lists what is there as it is. Does not take out what is not there. */
    private Kind take(String folder, Path file) {
        if (shelf.exclusions().covers(root, file)) {
            return Kind.LEFT_OUT;
        }
        var name = file.getFileName();
        var path = CatalogPath.child(folder, name.toString());
        if (!tellable(name, path)) {
            return Kind.REFUSED;
        }
        try {
            return take(path, shelf.disk().look(file));
        } catch (IOException e) {
            problems.unreadable(path, reason(e));
            return index.get(path) == null ? Kind.LEFT_OUT : Kind.KEPT;
        }
    }

    private Kind take(String path, Found found) {
        switch (found) {
            case Found.File file -> {
                if (file.stamp().size() > PieceLength.MAX_SIZE) {
                    return Kind.REFUSED;
                }
                if (index.get(path) instanceof Row.Folder && !remove(path)) {
                    return Kind.KEPT;
                }
                if (index.putFile(path, file.stamp())) {
                    shelf.changed().run();
                }
                return Kind.KEPT;
            }
            case Found.Folder folder -> {
                if (index.putFolder(path, folder.key())) {
                    newFolder.accept(path);
                    shelf.changed().run();
                }
                return Kind.KEPT;
            }
            case Found.Other _, Found.Nothing _ -> {
                return Kind.LEFT_OUT;
            }
        }
    }

    /** @return false if nothing may be removed, since the whole root seems to be away */
    private boolean remove(String path) {
        if (!rootIsThere()) {
            return false;
        }
        if (index.remove(path)) {
            index.purgeAll(goOn);
            shelf.watch().forget(root.resolve(path));
            problems.gone(path);
            shelf.changed().run();
        }
        return true;
    }

    private boolean rootIsThere() {
        try {
            return shelf.disk().look(root.path()) instanceof Found.Folder present
                    && index.get(root.label()) instanceof Row.Folder known
                    && known.is(present.key());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean tellable(Path name, String path) {
        try {
            RemotePath.ofLocal(name);
            if (path.length() > SURELY_SHORT) {
                RemotePath.parse(path);
            }
            return true;
        } catch (UnsafePathException e) {
            return false;
        }
    }

    /** Whether no part of the path is a link. */
    private static boolean real(Path path) throws IOException {
        return path.toRealPath().equals(path);
    }

    static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "no permission"
                : Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
