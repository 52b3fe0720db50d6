package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;
import org.truflow.content.FileTree;
import org.truflow.content.PieceHasher;
import org.truflow.content.Pieces;
import org.truflow.protocol.Payload;
import org.truflow.transfer.swarm.internal.disk.PartFile;

/**
 * One piece that is being put together. Its blocks are hashed and written one after the other, in the order they come, so
 * the piece is judged the moment its last byte is there. Confined to the lane, except {@link #take}, which one worker at a time runs.
 */
final class Assembly {
    private static final int BUFFER = 1 << 18;

    /** A block that arrived. @param offset in the piece; {@code settled} to be run on the lane when it is worked off */
    record Arrived(int offset, Payload.Received payload, Runnable settled) {}

    /** What came of a block. */
    enum Outcome {
        PARTIAL,
        VERIFIED,
        WRONG
    }

    final int piece;
    final int length;
    final Queue<Arrived> waiting = new ArrayDeque<>();
    private final FileTree tree;
    private final PieceHasher hasher;
    private final BitSet found;
    boolean working;

    /** @param found leaves that an earlier run left in the file */
    Assembly(FileTree tree, int piece, BitSet found, PieceHasher hasher) {
        this.tree = tree;
        this.piece = piece;
        this.found = found;
        this.hasher = hasher;
        this.length = tree.pieces().length(piece);
        hasher.begin(tree.pieces(), piece);
    }

    PieceHasher hasher() {
        return hasher;
    }

    /**
     * Hashes and writes a block.
     *
     * @param last whether the piece is to be judged after it. A piece that comes as one block is judged before it is written;
     *     of others what was written counts only after the last block proved them right.
     */
    Outcome take(Arrived block, boolean last, PartFile part) throws IOException {
        rehash(part);
        var bytes = block.payload.bytes();
        var size = bytes.remaining();
        var position = tree.pieces().offset(piece) + block.offset;
        hasher.update(block.offset, bytes.duplicate());
        if (size == length) {
            if (!hasher.matches(tree)) {
                return Outcome.WRONG;
            }
            part.write(bytes.duplicate(), position);
            part.verified(tree, piece);
            return Outcome.VERIFIED;
        }
        part.write(bytes.duplicate(), position);
        if (last && judge(part)) {
            return Outcome.VERIFIED;
        }
        part.written(tree, piece, block.offset / Pieces.LEAF, (size + Pieces.LEAF - 1) / Pieces.LEAF);
        return last ? Outcome.WRONG : Outcome.PARTIAL;
    }

    /** Judges a piece of which all was there before. */
    Outcome take(PartFile part) throws IOException {
        rehash(part);
        return judge(part) ? Outcome.VERIFIED : Outcome.WRONG;
    }

    private boolean judge(PartFile part) throws IOException {
        if (!hasher.complete() || !hasher.matches(tree)) {
            return false;
        }
        part.verified(tree, piece);
        return true;
    }

    /** Reads what an earlier run left, once. */
    private void rehash(PartFile part) throws IOException {
        if (found.isEmpty()) {
            return;
        }
        var buffer = ByteBuffer.allocate(BUFFER);
        for (var first = found.nextSetBit(0); first >= 0; ) {
            var end = found.nextClearBit(first);
            var at = first * Pieces.LEAF;
            var stop = (int) Math.min((long) end * Pieces.LEAF, length);
            while (at < stop) {
                buffer.clear().limit(Math.min(BUFFER, stop - at));
                part.read(buffer, tree.pieces().offset(piece) + at);
                hasher.update(at, buffer.flip());
                at += buffer.limit();
            }
            first = found.nextSetBit(end);
        }
        found.clear();
    }
}
