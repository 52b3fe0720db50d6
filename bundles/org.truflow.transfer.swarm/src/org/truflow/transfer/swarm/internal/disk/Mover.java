package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.truflow.content.ContentHasher;
import org.truflow.content.HashProgress;
import org.truflow.content.RootFolder;
import org.truflow.content.SafePath;
import org.truflow.id.ContentHash;

/**
 * Brings files of a download to another folder, to another file system too: there a file is copied, synced, read back and compared
 * before the old one goes. Whatever happens in between, one of the two is complete, and doing it once more ends it. Nothing that
 * is there is replaced. Waits for the disk.
 */
public final class Mover {
    private static final long SLICE = 1 << 20;
    /** Of the names of a part file and what is beside it, in the order in which they go: the note of a mended one is the last. */
    private static final List<String> ENDS = Stream.concat(Stream.of("", ".blocks", ".pieces"), Mending.BESIDE.stream())
            .toList();

    private final ContentHasher hasher;
    private final HashProgress watch;
    private final FinalName names;

    /** @param watch sees the bytes that are copied and compared, and ends it */
    public Mover(ContentHasher hasher, HashProgress watch) {
        this.hasher = hasher;
        this.watch = watch;
        this.names = new FinalName(hasher, watch);
    }

    /** What is to be brought where. @param spare name on the new file system, for what is not complete there yet */
    public record Move(Path from, Path root, SafePath target, Path spare, ContentHash content, long size) {}

    /** Returns whether a file is there and is what it should be. */
    public boolean there(Move move) throws IOException {
        return names.identical(move.from, move.content, move.size);
    }

    /** Moves a finished file. @return where it is now, perhaps under a number */
    public Path file(Move move) throws IOException {
        Folders.create(move.root);
        var target = new RootFolder(move.root).createFoldersFor(move.target);
        if (!Files.isRegularFile(move.from, LinkOption.NOFOLLOW_LINKS)) {
            if (names.identical(target, move.content, move.size)) {
                // An earlier run was ended after its last step.
                return target;
            }
            throw new NoSuchFileException(move.from.toString(), null, "it is to be moved, and is not there any more");
        }
        Path at;
        if (sameDisk(move.from, move.root)) {
            at = names.give(move.from, target, move.content, move.size);
        } else {
            copy(move);
            at = names.give(move.spare, target, move.content, move.size);
            Files.deleteIfExists(move.spare);
        }
        for (var folder = at.getParent(); folder != null; folder = folder.getParent()) {
            Folders.sync(folder);
            if (folder.equals(move.root)) {
                break;
            }
        }
        if (!at.equals(move.from)) {
            Files.deleteIfExists(move.from);
        }
        return at;
    }

    private void copy(Move move) throws IOException {
        createAbove(move.spare);
        try (var in = FileChannel.open(move.from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                var out = FileChannel.open(
                        move.spare,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            copy(in, out, 0, in.size());
            out.force(true);
        }
        if (!names.identical(move.spare, move.content, move.size)) {
            Files.deleteIfExists(move.spare);
            throw new IOException(move.from + " is not what was downloaded, or the copy in " + move.root
                    + " went wrong; recheck the download, then move it again");
        }
    }

    private void copy(FileChannel in, FileChannel out, long from, long to) throws IOException {
        for (var at = from; at < to; ) {
            var copied = in.position(at).transferTo(at, Math.min(SLICE, to - at), out.position(at));
            if (copied <= 0) {
                throw new IOException("the file ends at " + at + " of " + to);
            }
            at += copied;
            if (!watch.hashed(copied)) {
                throw new CancellationException();
            }
        }
    }

    /** Moves a part file with what is known of it; to another file system only its right pieces, so that it stays sparse. */
    public void part(Path from, Path to, ContentHash content) throws IOException {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)
                && !Files.exists(beside(from, ".pieces"))
                && !Mending.is(from)) {
            return;
        }
        createAbove(to);
        if (sameDisk(from, to)) {
            for (var end : ENDS) {
                if (Files.exists(beside(from, end), LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(beside(from, end), beside(to, end), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } else {
            if (Mending.is(from)) {
                copyAll(from, to);
            } else {
                copyPart(from, to, content);
            }
            for (var end : ENDS) {
                Files.deleteIfExists(beside(from, end));
            }
        }
    }

    /** Of what was somebody's file nothing may be lost, right or wrong. */
    private void copyAll(Path from, Path to) throws IOException {
        for (var end : ENDS) {
            if (Files.isRegularFile(beside(from, end), LinkOption.NOFOLLOW_LINKS)) {
                try (var in = FileChannel.open(beside(from, end), StandardOpenOption.READ);
                        var out = FileChannel.open(
                                beside(to, end),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
                    copy(in, out, 0, in.size());
                    out.force(true);
                }
            }
        }
        var folder = to.getParent();
        if (folder != null) {
            Folders.sync(folder);
        }
    }

    private void copyPart(Path from, Path to, ContentHash content) throws IOException {
        var read = PieceJournal.read(beside(from, ".pieces"), content);
        if (read.isEmpty() || !Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var tree = read.get().tree();
        var pieces = (BitSet) read.get().trusted().clone();
        pieces.or(read.get().doubtful());
        try (var in = FileChannel.open(from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                var out = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            for (var piece : pieces.stream().toArray()) {
                var start = tree.pieces().offset(piece);
                copy(in, out, start, start + tree.pieces().length(piece));
            }
            out.force(true);
            PartFile.rehash(pieces, tree, out);
        }
        Inspection.record(beside(to, ".pieces"), tree, pieces);
        var folder = to.getParent();
        if (folder != null) {
            Folders.sync(folder);
        }
    }

    /** Returns whether two files lie, or would lie, on one file system. */
    @SuppressWarnings("resource") // a file store holds nothing
    private static boolean sameDisk(Path one, Path other) throws IOException {
        return Files.getFileStore(existing(one)).equals(Files.getFileStore(existing(other)));
    }

    private static Path existing(Path file) {
        var at = file.toAbsolutePath();
        for (var above = at.getParent(); above != null && !Files.exists(at); above = at.getParent()) {
            at = above;
        }
        return at;
    }

    private static void createAbove(Path file) throws IOException {
        var folder = file.getParent();
        if (folder != null) {
            Folders.create(folder);
        }
    }

    private static Path beside(Path part, String end) {
        return part.resolveSibling(part.getFileName() + end);
    }
}
