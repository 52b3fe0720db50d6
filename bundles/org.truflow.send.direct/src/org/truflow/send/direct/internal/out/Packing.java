package org.truflow.send.direct.internal.out;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.truflow.content.ContentHasher;
import org.truflow.content.FileChangedException;
import org.truflow.content.FileTree;
import org.truflow.content.RemotePath;
import org.truflow.content.RootFolder;
import org.truflow.content.UnsafePathException;
import org.truflow.protocol.send.OfferLine;
import org.truflow.send.Item;
import org.truflow.send.direct.internal.store.Contents;
import org.truflow.send.direct.internal.store.HashIndex;
import org.truflow.send.direct.internal.store.ListCheck;
import org.truflow.send.direct.internal.store.ListFile;

/**
 * Reads and hashes what is to be sent, folder by folder; which folders are still to be looked into is read back from the list
 * itself. For one thread, which waits for the disk.
 */
final class Packing {

    /** Something cannot be sent, and trying again does not help. */
    static final class NotSendableException extends IOException {
        private static final long serialVersionUID = 1;

        NotSendableException(String message) {
            super(message);
        }
    }

    private final Parcel parcel;
    private final List<Path> paths;
    private final ContentHasher hasher;
    private final int most;
    private final LongPredicate progress;
    private final HashIndex.Builder index = new HashIndex.Builder(Parcel.NUMBERS);
    private final List<Tally> tallies = new ArrayList<>();
    private long layerAt;
    private int leftOut;

    /** What was found of one item. */
    private static final class Tally {
        final String name;
        final boolean folder;
        int files;
        long size;

        Tally(String name, boolean folder) {
            this.name = name;
            this.folder = folder;
        }
    }

    /**
     * @param most lines of the list
     * @param progress takes bytes read since it was last called, from several threads; false ends it with a
     *     {@link java.util.concurrent.CancellationException}
     */
    Packing(Parcel parcel, List<Path> paths, ContentHasher hasher, int most, LongPredicate progress) {
        this.parcel = parcel;
        this.paths = paths;
        this.hasher = hasher;
        this.most = most;
        this.progress = progress;
    }

    Contents pack() throws IOException {
        try (var list = new ListFile.Writer(parcel.list());
                var layers = new BufferedOutputStream(Files.newOutputStream(parcel.layers()))) {
            var chosen = paths.stream()
                    .sorted((one, other) -> ListCheck.compare(Parcel.name(one), Parcel.name(other)))
                    .toList();
            for (var path : chosen) {
                var name = Parcel.name(path);
                tallies.add(new Tally(name, Files.isDirectory(path)));
                add(list, layers, path, name(name));
            }
            list.flush();
            try (var folders = new ListFile.Reader(parcel.list())) {
                for (var next = folders.next(); next.isPresent(); next = folders.next()) {
                    if (next.get().folder()) {
                        addFolder(list, layers, RemotePath.parse(next.get().path()));
                        list.flush();
                    }
                }
            }
            var hash = list.complete();
            layers.flush();
            index.write(parcel.index());
            var items = tallies.stream()
                    .map(each -> new Item(each.name, each.folder, each.files, each.size))
                    .toList();
            return new Contents(
                    items,
                    items.stream().mapToInt(Item::files).sum(),
                    items.stream().mapToLong(Item::size).sum(),
                    list.lines(),
                    hash,
                    leftOut);
        }
    }

    private static RemotePath name(String name) throws IOException {
        try {
            return RemotePath.of(List.of(name));
        } catch (UnsafePathException e) {
            throw new NotSendableException(e.getMessage() + "; rename it, then send it again");
        }
    }

    private void addFolder(ListFile.Writer list, OutputStream layers, RemotePath folder) throws IOException {
        var real = real(folder);
        var children = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(real)) {
            for (var child : entries) {
                children.add(child);
                if (children.size() > most) {
                    throw tooMany();
                }
            }
        } catch (AccessDeniedException e) {
            throw new NotSendableException(
                    real + " cannot be read: permission denied; change that, then send it again");
        }
        children.sort(Comparator.comparing(Parcel::name, ListCheck::compare));
        for (var child : children) {
            RemotePath path;
            try {
                path = folder.child(Parcel.name(child));
            } catch (UnsafePathException e) {
                throw new NotSendableException(e.getMessage() + "; rename it, then send it again");
            }
            add(list, layers, child, path);
        }
    }

    private Path real(RemotePath folder) throws IOException {
        if (folder.names().size() == 1) {
            for (var chosen : paths) {
                if (Parcel.name(chosen).equals(folder.name())) {
                    return chosen.toRealPath();
                }
            }
            throw new NoSuchFileException(folder.toString());
        }
        var place = Parcel.place(paths, folder);
        var real = place.base();
        for (var name : place.below().names()) {
            real = real.resolve(name);
            if (!Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotSendableException(real + " was changed while it was read; send it again");
            }
        }
        return real;
    }

    /** Adds one file or folder. Links are followed only where they were chosen themselves. */
    @SuppressWarnings("resource") // the channel is closed with its file
    private void add(ListFile.Writer list, OutputStream layers, Path file, RemotePath path) throws IOException {
        BasicFileAttributes known;
        try {
            known = path.names().size() == 1
                    ? Files.readAttributes(file, BasicFileAttributes.class)
                    : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new NotSendableException(file + " is not there any more");
        }
        if (!known.isDirectory() && !known.isRegularFile()) {
            if (path.names().size() == 1) {
                throw new NotSendableException(file + " is neither a file nor a folder");
            }
            leftOut++;
            return;
        }
        if (list.lines() >= most) {
            throw tooMany();
        }
        if (known.isDirectory()) {
            list.add(new OfferLine(path.toString(), 0, Optional.empty()));
            return;
        }
        var place = Parcel.place(paths, path);
        var real = place.base().resolve(place.below().toString());
        try {
            var stamp = Stamp.of(real);
            FileTree tree;
            try (var open = new RootFolder(place.base()).open(place.below())) {
                tree = hasher.hash(open.channel(), stamp.size(), progress::test);
            }
            if (!Stamp.of(real).equals(stamp)) {
                throw changed(file);
            }
            var at = list.add(new OfferLine(path.toString(), stamp.size(), Optional.of(tree.root())));
            index.add(tree.root(), stamp.size(), stamp.modified(), stamp.changed(), stamp.node(), layerAt, at);
            var layer = tree.pieceLayer();
            layers.write(layer);
            layerAt += layer.length;
            count(path, stamp.size());
        } catch (FileChangedException | NoSuchFileException e) {
            throw changed(file);
        } catch (AccessDeniedException e) {
            throw new NotSendableException(
                    file + " cannot be read: permission denied; change that, then send it again");
        }
    }

    private void count(RemotePath path, long size) {
        for (var tally : tallies) {
            if (tally.name.equals(path.names().getFirst())) {
                tally.files++;
                tally.size += size;
            }
        }
    }

    private static NotSendableException changed(Path file) {
        return new NotSendableException(file + " was changed while it was read; send it again");
    }

    private NotSendableException tooMany() {
        return new NotSendableException(
                "these are more than " + most
                        + " files and folders, the most for one send; send parts of it one by one, or raise send.files on both sides");
    }
}
