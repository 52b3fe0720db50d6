package org.truflow.content;

import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.internal.Digest;
import org.truflow.content.internal.Merkle;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/**
 * A content with the hash of every piece: what is needed to check any part of the file. Immutable, up to 2 MiB.
 *
 * <p>BEP 52 gives an empty file no hash. Here it has one, SHA-256 of nothing ({@code e3b0c442...}), which is what its only
 * leaf would hash to.
 */
public final class FileTree {
    /**
     * The one size that a liar can give to content of another size. BEP 52 hashes leaves and inner nodes alike, so the two hashes
     * below the root of any file of more than 16 KiB are themselves a file of 64 bytes with the same root. Where sources
     * disagree about the size of a content, the one that says 64 is not to be believed.
     */
    public static final long DOUBTFUL_SIZE = 2 * Sha256.LENGTH;

    private final ContentHash root;
    private final Pieces pieces;
    private final byte[] layer;

    /** Trusts what it is given and keeps {@code layer}. */
    FileTree(ContentHash root, Pieces pieces, byte[] layer) {
        this.root = root;
        this.pieces = pieces;
        this.layer = layer;
    }

    /**
     * Takes a whole piece layer from somebody, once it leads to {@code root}.
     *
     * @param size that somebody says the content has; a wrong one is found out here only if it changes the shape of the tree,
     *     else when the last piece is checked
     * @param pieceLayer hashes of all pieces, 32 bytes each; empty if there is only one piece or none
     * @throws WrongPieceHashesException if it does not fit the content hash or the size
     */
    public static FileTree verified(ContentHash root, long size, byte[] pieceLayer) throws WrongPieceHashesException {
        return verified(root, Pieces.of(size), pieceLayer);
    }

    static FileTree verified(ContentHash root, Pieces pieces, byte[] pieceLayer) throws WrongPieceHashesException {
        if (pieceLayer.length != pieces.layerBytes()) {
            throw new WrongPieceHashesException(
                    root,
                    pieceLayer.length + " bytes of piece hashes instead of " + pieces.layerBytes() + " for a file of "
                            + pieces.size() + " bytes");
        }
        if (pieces.size() == 0 && !root.equals(TreeHasher.EMPTY)) {
            throw new WrongPieceHashesException(root, "this is not the content hash of an empty file");
        }
        var layer = pieceLayer.clone();
        if (pieces.layered() && !ContentHash.of(rootOf(pieces, layer)).equals(root)) {
            throw new WrongPieceHashesException(root, "the piece hashes lead to another content");
        }
        return new FileTree(root, pieces, layer);
    }

    /** Returns the root above a piece layer, which stays as it is. */
    static byte[] rootOf(Pieces pieces, byte[] layer) {
        var count = pieces.count();
        return Merkle.root(new Digest(), layer, count, pieces.height(), Merkle.height(count));
    }

    public ContentHash root() {
        return root;
    }

    /** Returns the size in bytes. */
    public long size() {
        return pieces.size();
    }

    public Pieces pieces() {
        return pieces;
    }

    /** Returns a copy of the hashes of all pieces, 32 bytes each; empty if there is only one piece or none. */
    public byte[] pieceLayer() {
        return layer.clone();
    }

    /** Returns the 32 bytes that the hash of {@code piece} must be. */
    public byte[] pieceHash(int piece) {
        pieces.offset(piece);
        return pieces.layered()
                ? Arrays.copyOfRange(layer, piece * Sha256.LENGTH, (piece + 1) * Sha256.LENGTH)
                : root.toBytes();
    }

    /** Returns whether {@code hash} begins with the 32 bytes that the hash of {@code piece} must be. */
    boolean pieceIs(int piece, byte[] hash) {
        pieces.offset(piece);
        return pieces.layered()
                ? Arrays.equals(layer, piece * Sha256.LENGTH, (piece + 1) * Sha256.LENGTH, hash, 0, Sha256.LENGTH)
                : Arrays.equals(root.toBytes(), 0, Sha256.LENGTH, hash, 0, Sha256.LENGTH);
    }

    /** Returns the layer itself, not to be changed. */
    byte[] layer() {
        return layer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileTree tree
                && tree.root.equals(root)
                && tree.pieces.equals(pieces)
                && Arrays.equals(tree.layer, layer);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return root + " (" + pieces.size() + " bytes)";
    }
}
