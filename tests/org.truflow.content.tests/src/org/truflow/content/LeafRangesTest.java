package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafRangesTest {

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1, 16384, 16385, 5 * 16384 + 77, 1 << 20, (1 << 20) + 3 * 16384 + 1, 2 << 20})
    void proves_every_range_of_leaves_of_every_piece(int size) {
        var content = Vector.splitMix(size);
        var tree = Trees.of(content);
        var pieces = tree.pieces();
        for (var piece = 0; piece < pieces.count(); piece++) {
            var leaves = leaves(content, pieces, piece);
            for (var count = 1; count <= 64; count *= 2) {
                for (var first = 0; first < pieces.leaves(piece); first += count) {
                    if (LeafRanges.provable(pieces, piece, first, count)) {
                        var proof = LeafRanges.prove(pieces, piece, leaves, first, count);
                        var data = data(content, pieces, piece, first, count);

                        assertTrue(
                                LeafRanges.verify(pieces, piece, tree.pieceHash(piece), first, count, data, proof),
                                "leaves " + first + "+" + count + " of piece " + piece);
                        assertFalse(data.hasRemaining());
                    }
                }
            }
        }
    }

    @Test
    void tells_the_wrong_block_from_the_right_ones() {
        var content = Vector.splitMix(1 << 20);
        var tree = Trees.of(content);
        var pieces = tree.pieces();
        var leaves = leaves(content, pieces, 0);
        content[5 * 4 * Pieces.LEAF + 9] ^= 1;

        for (var block = 0; block < 16; block++) {
            var proof = LeafRanges.prove(pieces, 0, leaves, block * 4, 4);
            var good = LeafRanges.verify(
                    pieces, 0, tree.pieceHash(0), block * 4, 4, data(content, pieces, 0, block * 4, 4), proof);
            assertEquals(block != 5, good, "block " + block);
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1, 16384, 16385, 5 * 16384 + 77, 1 << 20, (1 << 20) + 3 * 16384 + 1, 2 << 20})
    void all_leaves_of_a_piece_lead_to_it_and_no_others(int size) {
        var content = Vector.splitMix(size);
        var tree = Trees.of(content);
        var pieces = tree.pieces();
        for (var piece = 0; piece < pieces.count(); piece++) {
            var leaves = leaves(content, pieces, piece);

            assertTrue(LeafRanges.leadTo(tree, piece, leaves));
            assertFalse(LeafRanges.leadTo(tree, piece + 1, leaves));
            assertFalse(LeafRanges.leadTo(tree, piece, Arrays.copyOf(leaves, leaves.length + 32)));
            assertFalse(LeafRanges.leadTo(tree, piece, Arrays.copyOf(leaves, leaves.length - 1)));
            leaves[leaves.length - 1] ^= 1;
            assertFalse(LeafRanges.leadTo(tree, piece, leaves));
        }
    }

    @Test
    void refuses_lengths_and_ranges_that_do_not_fit() {
        var content = Vector.splitMix((1 << 20) + 3 * Pieces.LEAF + 1);
        var tree = Trees.of(content);
        var pieces = tree.pieces();
        var proof = LeafRanges.prove(pieces, 1, leaves(content, pieces, 1), 2, 2);
        var hash = tree.pieceHash(1);
        var length = Pieces.LEAF + 1;

        assertTrue(LeafRanges.verify(pieces, 1, hash, 2, 2, data(content, pieces, 1, 2, 2), proof));
        for (var wrong : new int[] {0, 1, length - 1, length + 1, 2 * Pieces.LEAF}) {
            assertFalse(LeafRanges.verify(pieces, 1, hash, 2, 2, ByteBuffer.allocate(wrong), proof));
        }
        for (var wrong : new int[] {0, proof.length - 1, proof.length + 1, proof.length + 32}) {
            assertFalse(LeafRanges.verify(
                    pieces, 1, hash, 2, 2, data(content, pieces, 1, 2, 2), Arrays.copyOf(proof, wrong)));
        }
        int[][] ranges = {
            {2, 0, 1},
            {-1, 0, 1},
            {1, 4, 1},
            {1, 1, 2},
            {1, 0, 128},
            {1, -1, 1},
            {1, 0, 0},
            {1, 0, 3},
            {1, 0, Integer.MIN_VALUE}
        };
        for (var range : ranges) {
            assertFalse(LeafRanges.provable(pieces, range[0], range[1], range[2]));
            assertFalse(LeafRanges.verify(
                    pieces, range[0], hash, range[1], range[2], ByteBuffer.allocate(Pieces.LEAF), proof));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> LeafRanges.prove(pieces, range[0], new byte[32], range[1], range[2]));
        }
    }

    @Test
    void refuses_a_piece_hash_of_the_wrong_length() {
        var content = Vector.splitMix(5);

        for (var length : new int[] {0, 31, 33}) {
            assertFalse(
                    LeafRanges.verify(Pieces.of(5), 0, new byte[length], 0, 1, ByteBuffer.wrap(content), new byte[0]));
        }
    }

    private static byte[] leaves(byte[] content, Pieces pieces, int piece) {
        var hasher = new PieceHasher();
        hasher.begin(pieces, piece);
        hasher.update(ByteBuffer.wrap(content, (int) pieces.offset(piece), pieces.length(piece)));
        return hasher.leaves();
    }

    private static ByteBuffer data(byte[] content, Pieces pieces, int piece, int first, int count) {
        var from = first * Pieces.LEAF;
        var length = Math.min(count * Pieces.LEAF, pieces.length(piece) - from);
        return ByteBuffer.wrap(content, (int) pieces.offset(piece) + from, length);
    }
}
