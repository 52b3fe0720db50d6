package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.truflow.content.FileTree;
import org.truflow.content.PieceHasher;
import org.truflow.protocol.Payload;
import org.truflow.transfer.swarm.internal.disk.PartFile;

/**
 * One piece being fetched over one line. Its blocks are hashed and written one after the other, in the order they come, so
 * the piece is judged the moment its last byte is there. Confined to the lane, except {@link #take}, which one worker at a time runs.
 */
final class Attempt {
    /** A block that arrived. @param offset in the piece */
    record Arrived(int offset, Payload.Received payload) {}

    /** What came of a block. */
    enum Outcome {
        PARTIAL,
        VERIFIED,
        WRONG
    }

    final int piece;
    final Line line;
    final Contributor source;
    final int length;
    final Queue<Arrived> waiting = new ArrayDeque<>();
    private final FileTree tree;
    private final PieceHasher hasher;
    private int asked;
    private int arrived;
    boolean abandoned;

    Attempt(FileTree tree, int piece, Line line, Contributor source, PieceHasher hasher) {
        this.tree = tree;
        this.piece = piece;
        this.line = line;
        this.source = source;
        this.hasher = hasher;
        this.length = tree.pieces().length(piece);
        hasher.begin(tree.pieces(), piece);
    }

    boolean allAsked() {
        return asked == length;
    }

    /** A block is here; it may still have to wait for a worker. */
    void arrived(Arrived block) {
        waiting.add(block);
        arrived += block.payload.length();
    }

    /** Returns whether the source has nothing more to do for it. */
    boolean allArrived() {
        return arrived == length;
    }

    /** Returns the offset of the next block to ask for. */
    int asked() {
        return asked;
    }

    void ask(int bytes) {
        asked += bytes;
    }

    /**
     * Takes a block. A piece that comes as one block is judged before it is written; of others what was written counts only
     * after the last block proved them right.
     */
    Outcome take(Arrived block, PartFile part) throws IOException {
        var bytes = block.payload.bytes();
        var size = bytes.remaining();
        var position = tree.pieces().offset(piece) + block.offset;
        hasher.update(block.offset, bytes.duplicate());
        if (size < length) {
            part.write(bytes.duplicate(), position);
        }
        if (!hasher.complete()) {
            return Outcome.PARTIAL;
        }
        if (!hasher.matches(tree)) {
            return Outcome.WRONG;
        }
        if (size == length) {
            part.write(bytes.duplicate(), position);
        }
        part.verified(tree, piece);
        return Outcome.VERIFIED;
    }

    PieceHasher hasher() {
        return hasher;
    }
}
