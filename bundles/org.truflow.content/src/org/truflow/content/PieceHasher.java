package org.truflow.content;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.truflow.content.internal.Digest;
import org.truflow.content.internal.Merkle;
import org.truflow.id.Sha256;

/**
 * Hashes one piece while its bytes arrive, in any slices. Reusable without garbage: {@link #begin} starts the next piece.
 *
 * <p>Bytes may come out of order in runs: a run starts at a multiple of {@link Pieces#LEAF} and its slices follow one another;
 * another run may start when the one before ended at such a multiple or at the end of the piece. So blocks of any whole number
 * of leaves can come in any order, and a stream in order can be cut anywhere. A leaf that comes again replaces the earlier one.
 *
 * <p>One owner at a time; nothing here blocks or reads the disk.
 */
public final class PieceHasher {
    private final Digest digest = new Digest();
    private final BitSet arrived = new BitSet();
    private byte[] leaves = new byte[0];
    private byte[] work = new byte[0];
    private Pieces pieces = Pieces.of(0);
    private int piece;
    private int length;
    private int leafCount;
    private int next;

    /** Forgets what was before and expects the bytes of {@code piece}. */
    public void begin(Pieces of, int index) {
        length = of.length(index);
        leafCount = of.leaves(index);
        pieces = of;
        piece = index;
        if (next % Pieces.LEAF != 0) {
            // A run was broken off inside a leaf: its bytes must not be part of the next.
            digest.finish(leaves, 0);
        }
        next = 0;
        arrived.clear();
        var bytes = (leafCount + 1) * Sha256.LENGTH;
        if (leaves.length < bytes) {
            leaves = new byte[bytes];
        }
    }

    /**
     * Takes all remaining bytes of {@code data}, direct or not.
     *
     * @param offset of the first of them in the piece, in bytes
     * @throws IllegalArgumentException if it neither continues the run nor may start one, or leads beyond the piece
     */
    public void update(int offset, ByteBuffer data) {
        var size = data.remaining();
        if (offset < 0 || size > length - offset) {
            throw new IllegalArgumentException("block " + offset + "+" + size + " of a piece of " + length + " bytes");
        }
        if (size == 0) {
            return;
        }
        if (offset != next) {
            if (offset % Pieces.LEAF != 0 || next % Pieces.LEAF != 0) {
                throw new IllegalArgumentException(
                        "block at " + offset + " does not continue the run, which is at " + next);
            }
            next = offset;
        }
        var limit = data.limit();
        var end = offset + size;
        while (next < end) {
            var leaf = next / Pieces.LEAF;
            var leafEnd = Math.min(leaf * Pieces.LEAF + Pieces.LEAF, length);
            var take = Math.min(leafEnd, end) - next;
            data.limit(data.position() + take);
            digest.update(data);
            data.limit(limit);
            next += take;
            if (next == leafEnd) {
                digest.finish(leaves, leaf * Sha256.LENGTH);
                arrived.set(leaf);
            }
        }
        if (next == length) {
            next = leafCount * Pieces.LEAF;
        }
    }

    /** Takes all remaining bytes of {@code data}, as those that follow the ones before. */
    public void update(ByteBuffer data) {
        update(Math.min(next, length), data);
    }

    /** Returns whether every byte of the piece has arrived. */
    public boolean complete() {
        return length > 0 && arrived.cardinality() == leafCount;
    }

    /**
     * Returns whether the piece is the one that {@code tree} has at this index.
     *
     * @throws IllegalStateException if bytes are missing
     * @throws IllegalArgumentException if {@code tree} is cut in another way than the piece was
     */
    public boolean matches(FileTree tree) {
        if (!tree.pieces().equals(pieces)) {
            throw new IllegalArgumentException("piece of " + pieces + " compared with " + tree.pieces());
        }
        return tree.pieceIs(piece, reduced());
    }

    /**
     * Writes the hash of the piece, 32 bytes, to {@code out}.
     *
     * @throws IllegalStateException if bytes are missing
     */
    public void finish(byte[] out, int at) {
        System.arraycopy(reduced(), 0, out, at, Sha256.LENGTH);
    }

    /** Returns a copy of the leaf hashes, 32 bytes each, to prove a {@link LeafRanges range} of them. */
    public byte[] leaves() {
        checkComplete();
        return Arrays.copyOf(leaves, leafCount * Sha256.LENGTH);
    }

    private byte[] reduced() {
        checkComplete();
        if (work.length < leaves.length) {
            work = new byte[leaves.length];
        }
        System.arraycopy(leaves, 0, work, 0, leafCount * Sha256.LENGTH);
        Merkle.reduce(digest, work, leafCount, 0, pieces.height());
        return work;
    }

    private void checkComplete() {
        if (!complete()) {
            throw new IllegalStateException(
                    "piece " + piece + " has " + arrived.cardinality() + " of " + leafCount + " leaves");
        }
    }
}
