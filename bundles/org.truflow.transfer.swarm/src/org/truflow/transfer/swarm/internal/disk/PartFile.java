package org.truflow.transfer.swarm.internal.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.ContentHasher;
import org.truflow.content.FileTree;
import org.truflow.content.HashProgress;
import org.truflow.content.PieceHasher;
import org.truflow.id.ContentHash;
import org.truflow.share.OpenContent;

/**
 * A file that is being fetched: a sparse file of the final size where every piece stands at its place, and beside it a
 * {@link PieceJournal} and a {@link BlockLog}. A file of one piece has none: it is there as a whole or not at all.
 *
 * <p>Call from any thread that may wait for the disk; pieces may be written by several at once.
 */
@SuppressWarnings("resource") // channel and journal stay open until the part file is closed
public final class PartFile implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    /** Bytes of one write. Linux took three to five times as long in the kernel for a file in writes of a megabyte. */
    private static final int SLICE = 1 << 16;

    /**
     * What an earlier run left.
     *
     * @param verified pieces that are there and right
     * @param blocks leaves by piece that are there of others, not checked
     */
    public record Found(FileTree tree, BitSet verified, Map<Integer, BitSet> blocks) {}

    private final Path part;
    private final Path journalFile;
    private final Path blocksFile;
    private @Nullable FileChannel channel;
    private @Nullable PieceJournal journal;
    private @Nullable BlockLog blocks;
    private Map<Integer, BitSet> foundBlocks = Map.of();
    private boolean fresh = true;
    private final BitSet pieces = new BitSet();
    private boolean closed;
    private long unsynced;

    /** Touches nothing yet. @param part its folder must exist before bytes are written */
    public PartFile(Path part) {
        this.part = part;
        this.journalFile = part.resolveSibling(part.getFileName() + ".pieces");
        this.blocksFile = part.resolveSibling(part.getFileName() + ".blocks");
    }

    public Path path() {
        return part;
    }

    /** Looks for what an earlier run left of {@code content}. Pieces that a power loss may have taken are hashed again: some 100 MiB at most. */
    public synchronized Optional<Found> recover(ContentHash content) throws IOException {
        var read = PieceJournal.read(journalFile, content);
        if (read.isEmpty() || !Files.isRegularFile(part)) {
            return Optional.empty();
        }
        var said = read.get();
        fresh = false;
        var at = open();
        dropBeyond(said.trusted(), said.tree(), at.size());
        rehash(said.doubtful(), said.tree(), at);
        journal = PieceJournal.append(journalFile, said);
        var verified = (BitSet) said.trusted().clone();
        verified.or(said.doubtful());
        pieces.or(verified);
        unsynced = 1;
        foundBlocks = blocks(said.tree(), verified, at.size());
        return Optional.of(new Found(said.tree(), verified, foundBlocks));
    }

    private Map<Integer, BitSet> blocks(FileTree tree, BitSet verified, long size) throws IOException {
        var found = new HashMap<Integer, BitSet>();
        BlockLog.read(blocksFile, tree, verified).forEach((piece, leaves) -> {
            if (tree.pieces().offset(piece) + tree.pieces().length(piece) <= size) {
                found.put(piece, leaves);
            }
        });
        return found;
    }

    /** Somebody may have cut the part file meanwhile; a hole is no piece. */
    private static void dropBeyond(BitSet trusted, FileTree tree, long size) {
        for (var piece = trusted.nextSetBit(0); piece >= 0; piece = trusted.nextSetBit(piece + 1)) {
            if (tree.pieces().offset(piece) + tree.pieces().length(piece) > size) {
                trusted.clear(piece);
            }
        }
    }

    static void rehash(BitSet doubtful, FileTree tree, FileChannel at) throws IOException {
        var hasher = new PieceHasher();
        var buffer = ByteBuffer.allocate(BUFFER);
        for (var piece = doubtful.nextSetBit(0); piece >= 0; piece = doubtful.nextSetBit(piece + 1)) {
            hasher.begin(tree.pieces(), piece);
            var position = tree.pieces().offset(piece);
            var end = position + tree.pieces().length(piece);
            while (position < end) {
                var read = at.read(buffer.clear().limit((int) Math.min(BUFFER, end - position)), position);
                if (read <= 0) {
                    break;
                }
                hasher.update(buffer.flip());
                position += read;
            }
            if (position < end || !hasher.matches(tree)) {
                doubtful.clear(piece);
            }
        }
    }

    /** Writes all of {@code bytes} at {@code position}. */
    public void write(ByteBuffer bytes, long position) throws IOException {
        var to = open();
        var at = position;
        var end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + SLICE));
            at += to.write(bytes, at);
        }
    }

    /** Fills {@code target} to its limit with what was written from {@code position} on. */
    public void read(ByteBuffer target, long position) throws IOException {
        var from = open();
        for (var at = position; target.hasRemaining(); ) {
            var read = from.read(target, at);
            if (read < 0) {
                throw new EOFException("the part file " + part + " ends at " + at);
            }
            at += read;
        }
    }

    /** Records that a block of a piece was written, which says nothing of whether it is right. */
    public void written(FileTree tree, int piece, int first, int leaves) throws IOException {
        if (tree.pieces().count() > 1) {
            BlockLog to;
            synchronized (this) {
                checkOpen();
                to = blocks;
                if (to == null) {
                    to = BlockLog.open(blocksFile, tree.root(), foundBlocks);
                    blocks = to;
                }
            }
            to.written(piece, first, leaves);
        }
    }

    /** Records that a piece was written and is right. */
    public synchronized void verified(FileTree tree, int piece) throws IOException {
        // Otherwise a worker that is late would begin the record anew, and all that was in it were lost.
        checkOpen();
        if (tree.pieces().count() > 1) {
            var to = journal;
            if (to == null) {
                to = PieceJournal.create(journalFile, tree);
                journal = to;
            }
            to.verified(piece);
            var log = blocks;
            if (log != null) {
                log.verified(piece);
            }
        }
        pieces.set(piece);
        unsynced += tree.pieces().length(piece);
    }

    /** Returns the pieces that are verified and can be read. */
    public synchronized BitSet pieces() {
        return closed ? new BitSet() : (BitSet) pieces.clone();
    }

    /** Returns whether these pieces are verified and can be read. */
    public synchronized boolean has(int first, int last) {
        return !closed && pieces.nextClearBit(first) > last;
    }

    /**
     * Copies a content that this machine has already, and hashes the copy. What is right of it counts as verified.
     *
     * @param watch may end it
     */
    public Found copy(OpenContent from, ContentHash content, ContentHasher hasher, HashProgress watch)
            throws IOException {
        var tree = FileTree.verified(content, from.size(), from.pieceLayer());
        var to = open();
        from.copyTo(to);
        var copied = hasher.hash(to, tree.size(), watch);
        var right = new BitSet();
        for (var piece = 0; piece < tree.pieces().count(); piece++) {
            if (Arrays.equals(copied.pieceHash(piece), tree.pieceHash(piece))) {
                verified(tree, piece);
                right.set(piece);
            }
        }
        return new Found(tree, right, Map.of());
    }

    /** Returns bytes recorded since the last {@link #sync}. */
    public synchronized long unsynced() {
        return unsynced;
    }

    /** Brings what was written to the disk, and says so in the journal. */
    public void sync() throws IOException {
        PieceJournal to;
        int records;
        synchronized (this) {
            to = journal;
            records = to == null ? 0 : to.records();
            unsynced = 0;
        }
        open().force(false);
        if (to != null) {
            to.mark(records);
        }
    }

    /** Creates the file if nothing was written, for a content of no bytes, and brings it to the disk with its length. @param size of the content */
    void complete(long size) throws IOException {
        var file = open();
        if (file.size() > size) {
            // It was somebody's file, and longer.
            file.truncate(size);
        }
        file.force(true);
    }

    private synchronized FileChannel open() throws IOException {
        checkOpen();
        var open = channel;
        if (open == null) {
            var opened = fresh ? create() : FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = opened;
            return opened;
        }
        return open;
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("the part file " + part + " was closed");
        }
    }

    private FileChannel create() throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                return FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
            } catch (NoSuchFileException e) {
                // Another download that ended has just tidied the folder away.
                var folder = part.getParent();
                if (folder == null || attempt == 3) {
                    throw e;
                }
                Folders.create(folder);
            }
        }
    }

    /** Nothing is written or recorded after this, so that another may take the files over before they are closed. Waits for nothing. */
    public synchronized void end() {
        closed = true;
    }

    /** Closes the files and leaves them for the next run. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        var file = channel;
        var record = journal;
        var log = blocks;
        channel = null;
        journal = null;
        blocks = null;
        try (file;
                record;
                log) {
            unsynced = 0;
        }
    }

    /** Closes and deletes the files; the hashes of the pieces are kept in {@code tree}, if it has more than one. */
    void finished(ContentHash content, Path tree) throws IOException {
        var known = PieceJournal.read(journalFile, content);
        if (known.isPresent()) {
            KeptTrees.keep(tree, known.get().tree());
        }
        Mending.over(part);
        delete();
    }

    /** Closes and deletes the files. What was a finished file before, and is not mended yet, gets its name again. */
    public void delete() throws IOException {
        close();
        Mending.giveBack(part);
        Files.deleteIfExists(journalFile);
        Files.deleteIfExists(blocksFile);
        Files.deleteIfExists(part);
    }
}
