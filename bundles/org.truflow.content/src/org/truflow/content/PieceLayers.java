package org.truflow.content;

import org.truflow.content.internal.Digest;
import org.truflow.content.internal.Merkle;
import org.truflow.content.internal.RangeProof;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/**
 * Parts of a piece layer that can be checked alone, so that nobody has to fetch 2 MiB of hashes from one source before the
 * first byte. A range is {@code count} pieces from {@code first} on; {@code count} is a power of two and {@code first} a multiple
 * of it; a range may reach beyond the last piece, but only real pieces have hashes in it. Its proof is the sibling (in BEP 52:
 * uncle) of every node between the range's own root and the content hash, lowest first.
 *
 * <p>Call from any thread. Everything given to {@link #verify} may come from a liar.
 */
public final class PieceLayers {
    private PieceLayers() {}

    /** Returns whether {@code first} and {@code count} name a range of a piece layer that can be proved. */
    public static boolean provable(long size, int first, int count) {
        return size >= 0 && size <= PieceLength.MAX_SIZE && provable(Pieces.of(size), first, count);
    }

    /** Returns how many bytes of hashes the range has. */
    public static int rangeBytes(long size, int first, int count) {
        return range(Pieces.of(size), first, count).rangeBytes();
    }

    /** Returns how many bytes its proof has. */
    public static int proofBytes(long size, int first, int count) {
        return range(Pieces.of(size), first, count).proofBytes();
    }

    /**
     * Returns the proof of a range.
     *
     * @throws IllegalArgumentException if it is not {@link #provable}
     */
    public static byte[] prove(FileTree tree, int first, int count) {
        return range(tree.pieces(), first, count).prove(new Digest(), tree.layer());
    }

    /**
     * Returns the hashes of a range.
     *
     * @throws IllegalArgumentException if it is not {@link #provable}
     */
    public static byte[] range(FileTree tree, int first, int count) {
        var hashes = new byte[range(tree.pieces(), first, count).rangeBytes()];
        System.arraycopy(tree.layer(), first * Sha256.LENGTH, hashes, 0, hashes.length);
        return hashes;
    }

    /**
     * Returns whether {@code hashes} are those of the range in the content {@code root}. False for any nonsense: lengths are
     * compared with what {@code size} and the range call for before anything is allocated or hashed.
     *
     * @param size of the file in bytes, as far as known
     */
    public static boolean verify(ContentHash root, long size, int first, int count, byte[] hashes, byte[] proof) {
        return provable(size, first, count) && verify(root, Pieces.of(size), first, count, hashes, proof);
    }

    static boolean verify(ContentHash root, Pieces pieces, int first, int count, byte[] hashes, byte[] proof) {
        return provable(pieces, first, count)
                && range(pieces, first, count).leadsTo(root.toBytes(), new Digest(), hashes, proof);
    }

    private static boolean provable(Pieces pieces, int first, int count) {
        return pieces.layered() && RangeProof.valid(pieces.count(), first, count);
    }

    private static RangeProof range(Pieces pieces, int first, int count) {
        if (!provable(pieces, first, count)) {
            throw new IllegalArgumentException("pieces " + first + "+" + count + " of a file of " + pieces.size()
                    + " bytes cannot be proved: not an aligned power of two within its piece layer");
        }
        return new RangeProof(Merkle.height(pieces.length() / Merkle.LEAF), pieces.count(), first, count);
    }
}
