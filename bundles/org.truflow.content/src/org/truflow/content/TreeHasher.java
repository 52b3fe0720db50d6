package org.truflow.content;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.truflow.content.internal.Digest;
import org.truflow.content.internal.Merkle;
import org.truflow.id.ContentHash;
import org.truflow.id.Sha256;

/**
 * Hashes a file that comes as a stream, of a size nobody needs to know before. Memory is bounded: pieces grow with the file so
 * that the layer stays within 2 MiB. One owner at a time; nothing here blocks.
 *
 * <p>For a file on disk {@link ContentHasher} is faster, with several threads.
 */
public final class TreeHasher {
    /** Content hash of the empty file: SHA-256 of nothing. BEP 52 itself gives it none. */
    public static final ContentHash EMPTY = emptyHash();

    private static final int FIRST_ROOM = 64;

    private final int shortestPiece;
    private final int maxPieces;
    private final Digest digest = new Digest();
    private byte[] leaves = new byte[0];
    private byte[] layer = new byte[0];
    private int pieceLength;
    private int filled;
    private int leafCount;
    private int pieceCount;
    private long size;

    public TreeHasher() {
        this(PieceLength.MIN, PieceLength.MAX_PIECES);
    }

    /** @param maxPieces a power of two, at least 2 */
    TreeHasher(int shortestPiece, int maxPieces) {
        this.shortestPiece = shortestPiece;
        this.maxPieces = maxPieces;
        reset();
    }

    /**
     * Takes all remaining bytes of {@code data}, direct or not; slices may be cut anywhere.
     *
     * @throws IllegalStateException if the stream is longer than {@link PieceLength#MAX_SIZE}
     */
    public void update(ByteBuffer data) {
        var limit = data.limit();
        while (data.position() < limit) {
            if (leafCount == pieceLength / Merkle.LEAF) {
                closePiece();
                if (pieceCount == maxPieces) {
                    doublePieces();
                }
            }
            var take = Math.min(Merkle.LEAF - filled, limit - data.position());
            data.limit(data.position() + take);
            digest.update(data);
            data.limit(limit);
            size += take;
            filled += take;
            if (filled == Merkle.LEAF) {
                closeLeaf();
            }
        }
    }

    /** Returns what the bytes so far make, and starts again with none. */
    public FileTree finish() {
        if (filled > 0) {
            closeLeaf();
        }
        var pieces = new Pieces(size, pieceLength);
        FileTree tree;
        if (size == 0) {
            tree = new FileTree(EMPTY, pieces, new byte[0]);
        } else if (pieceCount == 0) {
            Merkle.reduce(digest, leaves, leafCount, 0, Merkle.height(leafCount));
            tree = new FileTree(ContentHash.of(Arrays.copyOf(leaves, Sha256.LENGTH)), pieces, new byte[0]);
        } else {
            closePiece();
            var all = Arrays.copyOf(layer, pieceCount * Sha256.LENGTH);
            tree = new FileTree(ContentHash.of(FileTree.rootOf(pieces, all)), pieces, all);
        }
        reset();
        return tree;
    }

    private void reset() {
        pieceLength = shortestPiece;
        leaves = new byte[(pieceLength / Merkle.LEAF + 1) * Sha256.LENGTH];
        layer = new byte[0];
        filled = 0;
        leafCount = 0;
        pieceCount = 0;
        size = 0;
    }

    private void closeLeaf() {
        digest.finish(leaves, leafCount * Sha256.LENGTH);
        leafCount++;
        filled = 0;
    }

    private void closePiece() {
        Merkle.reduce(digest, leaves, leafCount, 0, pieceHeight());
        var at = pieceCount * Sha256.LENGTH;
        if (at == layer.length) {
            layer = Arrays.copyOf(layer, Math.max(FIRST_ROOM * Sha256.LENGTH, 2 * at));
        }
        System.arraycopy(leaves, 0, layer, at, Sha256.LENGTH);
        pieceCount++;
        leafCount = 0;
    }

    /** Makes every two pieces one: more than {@link #maxPieces} are not allowed. */
    private void doublePieces() {
        if (pieceLength == PieceLength.MAX) {
            throw new IllegalStateException("a file has at most " + PieceLength.MAX_SIZE + " bytes, this one has more");
        }
        Merkle.reduce(digest, layer, pieceCount, pieceHeight(), 1);
        pieceCount /= 2;
        pieceLength *= 2;
        leaves = new byte[(pieceLength / Merkle.LEAF + 1) * Sha256.LENGTH];
    }

    private int pieceHeight() {
        return Merkle.height(pieceLength / Merkle.LEAF);
    }

    private static ContentHash emptyHash() {
        var hash = new byte[Sha256.LENGTH];
        new Digest().finish(hash, 0);
        return ContentHash.of(hash);
    }
}
