package org.truflow.transfer.swarm.internal.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import org.truflow.content.ContentHasher;
import org.truflow.content.FileTree;
import org.truflow.content.HashProgress;
import org.truflow.id.ContentHash;

/**
 * Reads again what a download has, so that it fetches just what is wrong: a damaged finished file becomes a part file again whose
 * right pieces are recorded; of a part file every piece is looked at. Safe from a crash at any moment. Waits for the disk.
 */
public final class Inspection {
    private final ContentHasher hasher;
    private final HashProgress watch;

    /** @param watch sees the bytes that are read, and ends it */
    public Inspection(ContentHasher hasher, HashProgress watch) {
        this.hasher = hasher;
        this.watch = watch;
    }

    /**
     * Looks at a finished file.
     *
     * @param part what it becomes if it is damaged, until it is mended or nobody wants it mended any more; on the same file system
     * @param tree where its hashes may be kept
     * @return whether it is right
     */
    public boolean right(Path file, ContentHash content, Path part, Path tree) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            doubt(part, content);
            return false;
        }
        if (hasher.hash(file, watch).root().equals(content)) {
            return true;
        }
        var folder = part.getParent();
        if (folder != null) {
            Folders.create(folder);
        }
        var known = KeptTrees.read(tree, content);
        if (known.isPresent()) {
            var pieces = new BitSet();
            pieces.set(0, known.get().pieces().count());
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                PartFile.rehash(pieces, known.get(), channel);
            }
            record(journal(part), known.get(), pieces);
        }
        // The record first: without the file beside it, it is worth nothing and does no harm.
        Mending.begin(file, part, known.isPresent());
        return false;
    }

    /** Looks at every piece of a part file, if there is one. */
    public void doubt(Path part, ContentHash content) throws IOException {
        var read = PieceJournal.read(journal(part), content);
        if (read.isEmpty() || !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var tree = read.get().tree();
        var pieces = (BitSet) read.get().trusted().clone();
        pieces.or(read.get().doubtful());
        try (var channel = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            PartFile.rehash(pieces, tree, channel);
            channel.force(false);
        }
        record(journal(part), tree, pieces);
    }

    /** Writes a record of pieces that are on the disk. */
    static void record(Path file, FileTree tree, BitSet pieces) throws IOException {
        try (var journal = PieceJournal.create(file, tree)) {
            for (var piece : pieces.stream().toArray()) {
                journal.verified(piece);
            }
            journal.mark(pieces.cardinality());
        }
    }

    private static Path journal(Path part) {
        return part.resolveSibling(part.getFileName() + ".pieces");
    }
}
