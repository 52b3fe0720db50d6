package org.truflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.truflow.content.FileTree;
import org.truflow.content.LeafRanges;
import org.truflow.content.PieceHasher;
import org.truflow.content.PieceLayers;
import org.truflow.content.Pieces;
import org.truflow.content.TreeHasher;
import org.truflow.content.WrongPieceHashesException;
import org.truflow.id.ContentHash;

/**
 * Piece hashes and proofs from a liar, about a file of nine pieces whose byte number i is i mod 251. Only the truth is accepted,
 * and nonsense of any shape is refused without an exception.
 */
class PieceHashesFuzzTest {

    private static final byte[] FILE = file(8 * (1 << 20) + 5 * Pieces.LEAF + 7);
    private static final FileTree TREE = tree();

    /** Input: first and count (4 bytes each), length of the hashes (2 bytes), hashes, proof. */
    @FuzzTest(maxDuration = "20s")
    void only_the_true_hashes_of_a_range_are_accepted(byte[] input) {
        var in = ByteBuffer.wrap(input);
        var first = integer(in);
        var count = integer(in);
        var hashes = bytes(in, length(in));
        var proof = bytes(in, in.remaining());

        var accepted = PieceLayers.verify(TREE.root(), TREE.size(), first, count, hashes, proof);

        var provable = PieceLayers.provable(TREE.size(), first, count);
        assertEquals(
                provable
                        && Arrays.equals(hashes, PieceLayers.range(TREE, first, count))
                        && Arrays.equals(proof, PieceLayers.prove(TREE, first, count)),
                accepted);
    }

    /** Input: content hash (32 bytes), size (8), first and count (4 each), length of the hashes (2), hashes, proof. */
    @FuzzTest(maxDuration = "20s")
    void nonsense_about_any_file_is_refused_without_an_exception(byte[] input) {
        var in = ByteBuffer.wrap(Arrays.copyOf(input, Math.max(50, input.length)));
        var root = ContentHash.of(bytes(in, 32));
        var size = in.getLong();
        var first = in.getInt();
        var count = in.getInt();
        var hashes = bytes(in, length(in));
        var proof = bytes(in, in.remaining());

        var accepted = PieceLayers.verify(root, size, first, count, hashes, proof);

        // Who says what the content hash is can make one that fits, but only for hashes of the right shape.
        if (accepted) {
            assertEquals(PieceLayers.rangeBytes(size, first, count), hashes.length);
            assertEquals(PieceLayers.proofBytes(size, first, count), proof.length);
        }
    }

    @FuzzTest(maxDuration = "20s")
    void only_the_true_piece_layer_is_accepted(byte[] layer) {
        try {
            var taken = FileTree.verified(TREE.root(), TREE.size(), layer);
            assertArrayEquals(TREE.pieceLayer(), taken.pieceLayer());
        } catch (WrongPieceHashesException refused) {
            assertFalse(Arrays.equals(TREE.pieceLayer(), layer));
        }
    }

    /** Input: piece (1 byte), first and count (1 byte each), a byte of the data to change (4), how (1), proof. */
    @FuzzTest(maxDuration = "20s")
    void only_the_true_block_is_accepted(byte[] input) {
        var in = ByteBuffer.wrap(Arrays.copyOf(input, Math.max(8, input.length)));
        var pieces = TREE.pieces();
        int piece = in.get();
        int first = in.get();
        int count = in.get();
        var change = in.getInt();
        var how = in.get();
        var proof = bytes(in, in.remaining());
        if (!LeafRanges.provable(pieces, piece, first, count)) {
            assertFalse(LeafRanges.verify(pieces, piece, new byte[32], first, count, ByteBuffer.allocate(1), proof));
            return;
        }
        var from = first * Pieces.LEAF;
        var data = Arrays.copyOfRange(
                FILE,
                (int) pieces.offset(piece) + from,
                (int) pieces.offset(piece) + Math.min(from + count * Pieces.LEAF, pieces.length(piece)));
        data[Math.floorMod(change, data.length)] ^= how;

        var accepted =
                LeafRanges.verify(pieces, piece, TREE.pieceHash(piece), first, count, ByteBuffer.wrap(data), proof);

        assertEquals(
                how == 0 && Arrays.equals(proof, LeafRanges.prove(pieces, piece, leaves(piece), first, count)),
                accepted);
    }

    private static int integer(ByteBuffer in) {
        return in.remaining() < Integer.BYTES ? 0 : in.getInt();
    }

    private static int length(ByteBuffer in) {
        return in.remaining() < Short.BYTES ? 0 : in.getShort() & 0xFFFF;
    }

    private static byte[] bytes(ByteBuffer in, int most) {
        var bytes = new byte[Math.min(most, in.remaining())];
        in.get(bytes);
        return bytes;
    }

    private static byte[] leaves(int piece) {
        var hasher = new PieceHasher();
        hasher.begin(TREE.pieces(), piece);
        hasher.update(ByteBuffer.wrap(
                FILE, (int) TREE.pieces().offset(piece), TREE.pieces().length(piece)));
        return hasher.leaves();
    }

    private static byte[] file(int size) {
        var file = new byte[size];
        for (var i = 0; i < size; i++) {
            file[i] = (byte) (i % 251);
        }
        return file;
    }

    private static FileTree tree() {
        var hasher = new TreeHasher();
        hasher.update(ByteBuffer.wrap(FILE));
        return hasher.finish();
    }
}
