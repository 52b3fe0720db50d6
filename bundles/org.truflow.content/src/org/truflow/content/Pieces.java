package org.truflow.content;

import org.truflow.content.internal.Merkle;
import org.truflow.id.Sha256;

/**
 * How a file is cut: into pieces, the unit of verification, and these into leaves of 16 KiB. Every piece has {@code length}
 * bytes except the last, which may be shorter. An empty file has no piece.
 *
 * @param size of the file in bytes, at most {@link PieceLength#MAX_SIZE}
 * @param length of a piece in bytes, a power of two between {@link #LEAF} and {@link PieceLength#MAX}
 */
public record Pieces(long size, int length) {
    /** Bytes of a leaf; blocks of a piece start at a multiple of it. */
    public static final int LEAF = Merkle.LEAF;

    /** @throws IllegalArgumentException if a length is out of bounds or there would be more than {@link PieceLength#MAX_PIECES} */
    public Pieces {
        if (size < 0 || size > PieceLength.MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a file has between 0 and " + PieceLength.MAX_SIZE + " bytes, not " + size);
        }
        if (length < LEAF || length > PieceLength.MAX || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException(
                    "a piece length is a power of two between " + LEAF + " and " + PieceLength.MAX + ", not " + length);
        }
        if ((size + length - 1) / length > PieceLength.MAX_PIECES) {
            throw new IllegalArgumentException("a file of " + size + " bytes has too many pieces of " + length);
        }
    }

    /** Returns the pieces that every peer agrees on, as {@link PieceLength} says. */
    public static Pieces of(long size) {
        return new Pieces(size, PieceLength.of(size));
    }

    public int count() {
        return (int) ((size + length - 1) / length);
    }

    /** Returns whether there is a piece layer; the content hash of a file of one piece or none says everything. */
    public boolean layered() {
        return size > length;
    }

    /** Returns the length of the piece layer in bytes: 32 a piece, or 0 without a layer. */
    public int layerBytes() {
        return layered() ? count() * Sha256.LENGTH : 0;
    }

    /** Returns where {@code piece} begins, in bytes. */
    public long offset(int piece) {
        return (long) check(piece) * length;
    }

    /** Returns how many bytes {@code piece} has. */
    public int length(int piece) {
        return (int) Math.min(length, size - offset(piece));
    }

    /** Returns which piece the byte at {@code position} belongs to. */
    public int at(long position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("byte " + position + " of " + size);
        }
        return (int) (position / length);
    }

    /** Returns how many leaves {@code piece} has. */
    public int leaves(int piece) {
        return (length(piece) + LEAF - 1) / LEAF;
    }

    /** Returns how many levels lie between the leaves of a piece and its hash. */
    int height() {
        return layered() ? Merkle.height(length / LEAF) : Merkle.height((size + LEAF - 1) / LEAF);
    }

    private int check(int piece) {
        if (piece < 0 || piece >= count()) {
            throw new IndexOutOfBoundsException("piece " + piece + " of " + count());
        }
        return piece;
    }
}
