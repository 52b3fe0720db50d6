package org.truflow.content;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.truflow.content.internal.Digest;
import org.truflow.content.internal.Merkle;
import org.truflow.content.internal.RangeProof;
import org.truflow.id.Sha256;

/**
 * Checks a part of a piece against the hash of the piece, to tell which of several sources sent the wrong block, or to use a
 * block before its piece is complete. Ranges and proofs are as in {@link PieceLayers}, one level below: {@code count} leaves
 * of 16 KiB from {@code first} on, aligned, a power of two.
 *
 * <p>Call from any thread. Everything given to {@link #verify} may come from a liar.
 */
public final class LeafRanges {
    private LeafRanges() {}

    /** Returns whether {@code first} and {@code count} name a range of leaves of {@code piece} that can be proved. */
    public static boolean provable(Pieces pieces, int piece, int first, int count) {
        return piece >= 0
                && piece < pieces.count()
                && first >= 0
                && first < pieces.leaves(piece)
                && RangeProof.valid(width(pieces, piece), first, count);
    }

    /**
     * Returns the proof of a range of leaves.
     *
     * @param leaves hashes of all leaves of the piece, from {@link PieceHasher#leaves()}
     * @throws IllegalArgumentException if the range is not {@link #provable} or {@code leaves} are not those of such a piece
     */
    public static byte[] prove(Pieces pieces, int piece, byte[] leaves, int first, int count) {
        var range = range(pieces, piece, first, count);
        if (leaves.length != pieces.leaves(piece) * Sha256.LENGTH) {
            throw new IllegalArgumentException(
                    leaves.length + " bytes of leaf hashes for piece " + piece + " of " + pieces);
        }
        return range.prove(new Digest(), padded(leaves, width(pieces, piece)));
    }

    /**
     * Returns whether {@code data} is what the piece with the hash {@code pieceHash} has in the range. False for any nonsense.
     *
     * @param data all bytes of the range that the file has; its remaining bytes are consumed only if their number is right
     */
    public static boolean verify(
            Pieces pieces, int piece, byte[] pieceHash, int first, int count, ByteBuffer data, byte[] proof) {
        if (!provable(pieces, piece, first, count)) {
            return false;
        }
        var real = Math.min(count, pieces.leaves(piece) - first);
        var bytes = Math.min((long) real * Merkle.LEAF, pieces.length(piece) - (long) first * Merkle.LEAF);
        var range = range(pieces, piece, first, count);
        if (data.remaining() != bytes || proof.length != range.proofBytes()) {
            return false;
        }
        var digest = new Digest();
        var hashes = new byte[range.rangeBytes()];
        var limit = data.limit();
        for (var leaf = 0; leaf < real; leaf++) {
            data.limit(Math.min(limit, data.position() + Merkle.LEAF));
            digest.update(data);
            digest.finish(hashes, leaf * Sha256.LENGTH);
            data.limit(limit);
        }
        return range.leadsTo(pieceHash, digest, hashes, proof);
    }

    /**
     * Returns whether these are the hashes of all leaves of a piece. False for any nonsense.
     *
     * @param leaves 32 bytes each, of the leaves that the file has
     */
    public static boolean leadTo(FileTree tree, int piece, byte[] leaves) {
        var pieces = tree.pieces();
        if (piece < 0 || piece >= pieces.count() || leaves.length != pieces.leaves(piece) * Sha256.LENGTH) {
            return false;
        }
        var width = width(pieces, piece);
        var all = new RangeProof(0, width, 0, 1 << Merkle.height(width));
        return all.leadsTo(tree.pieceHash(piece), new Digest(), padded(leaves, width), new byte[0]);
    }

    /** Returns how many nodes stand below the piece: the last of several is padded to the length of the others. */
    private static int width(Pieces pieces, int piece) {
        return pieces.layered() ? pieces.length() / Merkle.LEAF : pieces.leaves(piece);
    }

    private static RangeProof range(Pieces pieces, int piece, int first, int count) {
        if (!provable(pieces, piece, first, count)) {
            throw new IllegalArgumentException("leaves " + first + "+" + count + " of piece " + piece + " of " + pieces
                    + " cannot be proved: not an aligned power of two within the piece");
        }
        return new RangeProof(0, width(pieces, piece), first, count);
    }

    /** Missing leaves are 32 zero bytes. */
    private static byte[] padded(byte[] leaves, int width) {
        return Arrays.copyOf(leaves, width * Sha256.LENGTH);
    }
}
