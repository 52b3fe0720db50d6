package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.truflow.id.ContentHash;

class PieceLayersTest {

    /** 100 pieces, as libtorrent hashed them. */
    private static final FileTree HUNDRED = libtorrents(100 << 20);

    private static final FileTree TWO = libtorrents(2 << 20);

    @Test
    void proves_every_range_there_is() {
        for (var tree : new FileTree[] {HUNDRED, TWO}) {
            for (var count = 1; count <= 128; count *= 2) {
                for (var first = 0; first < tree.pieces().count(); first += count) {
                    if (PieceLayers.provable(tree.size(), first, count)) {
                        assertProves(tree, first, count);
                    }
                }
            }
        }
    }

    @Test
    void has_one_hash_of_proof_for_each_level_above_the_range() {
        assertEquals(7 * 32, PieceLayers.prove(HUNDRED, 0, 1).length);
        assertEquals(32, PieceLayers.prove(HUNDRED, 64, 64).length);
        assertEquals(0, PieceLayers.prove(HUNDRED, 0, 128).length);
        assertEquals(3200, PieceLayers.range(HUNDRED, 0, 128).length);
        assertEquals(36 * 32, PieceLayers.rangeBytes(HUNDRED.size(), 64, 64));
        assertArrayEquals(TWO.pieceHash(1), PieceLayers.prove(TWO, 0, 1));
    }

    @Test
    void refuses_hashes_or_proofs_with_a_bit_wrong() {
        var hashes = PieceLayers.range(HUNDRED, 96, 8);
        var proof = PieceLayers.prove(HUNDRED, 96, 8);
        var random = new Random(4);

        for (var round = 0; round < 200; round++) {
            var lie = (round % 2 == 0 ? hashes : proof);
            var at = random.nextInt(lie.length);
            var bit = (byte) (1 << random.nextInt(8));
            lie[at] ^= bit;
            assertFalse(PieceLayers.verify(HUNDRED.root(), HUNDRED.size(), 96, 8, hashes, proof));
            lie[at] ^= bit;
        }
        assertTrue(PieceLayers.verify(HUNDRED.root(), HUNDRED.size(), 96, 8, hashes, proof));
    }

    @Test
    void refuses_hashes_of_another_place_size_or_content() {
        var hashes = PieceLayers.range(HUNDRED, 8, 8);
        var proof = PieceLayers.prove(HUNDRED, 8, 8);

        assertFalse(PieceLayers.verify(HUNDRED.root(), HUNDRED.size(), 0, 8, hashes, proof));
        assertFalse(PieceLayers.verify(HUNDRED.root(), HUNDRED.size(), 16, 8, hashes, proof));
        assertFalse(PieceLayers.verify(HUNDRED.root(), HUNDRED.size() * 2, 8, 8, hashes, proof));
        assertFalse(PieceLayers.verify(HUNDRED.root(), HUNDRED.size() / 2, 8, 8, hashes, proof));
        assertFalse(PieceLayers.verify(TWO.root(), HUNDRED.size(), 8, 8, hashes, proof));
    }

    @Test
    void refuses_lengths_that_do_not_fit_the_range() {
        var hashes = PieceLayers.range(HUNDRED, 96, 8);
        var proof = PieceLayers.prove(HUNDRED, 96, 8);

        for (var length :
                new int[] {0, 1, 32, hashes.length - 32, hashes.length - 1, hashes.length + 1, hashes.length + 32}) {
            assertFalse(
                    PieceLayers.verify(HUNDRED.root(), HUNDRED.size(), 96, 8, Arrays.copyOf(hashes, length), proof));
        }
        for (var length : new int[] {0, 1, 32, proof.length - 32, proof.length + 1, proof.length + 32, 1 << 20}) {
            assertFalse(
                    PieceLayers.verify(HUNDRED.root(), HUNDRED.size(), 96, 8, hashes, Arrays.copyOf(proof, length)));
        }
    }

    @Test
    void refuses_the_root_posing_as_a_hash_of_pieces() {
        assertFalse(PieceLayers.verify(
                HUNDRED.root(), HUNDRED.size(), 0, 1, HUNDRED.root().toBytes(), new byte[0]));
    }

    @Test
    void refuses_ranges_that_cannot_be_proved() {
        var size = HUNDRED.size();
        int[][] ranges = {
            {0, 0},
            {0, -1},
            {0, 3},
            {0, 256},
            {-1, 1},
            {-8, 8},
            {1, 2},
            {4, 8},
            {100, 1},
            {128, 128},
            {0, Integer.MIN_VALUE},
            {Integer.MIN_VALUE, 1},
            {Integer.MAX_VALUE, 1},
            {0, 1 << 30},
            {Integer.MIN_VALUE, Integer.MIN_VALUE}
        };
        for (var range : ranges) {
            var what = Arrays.toString(range);
            assertFalse(PieceLayers.provable(size, range[0], range[1]), what);
            assertFalse(PieceLayers.verify(HUNDRED.root(), size, range[0], range[1], new byte[32], new byte[32]), what);
            assertThrows(IllegalArgumentException.class, () -> PieceLayers.prove(HUNDRED, range[0], range[1]), what);
            assertThrows(IllegalArgumentException.class, () -> PieceLayers.range(HUNDRED, range[0], range[1]), what);
        }
    }

    @Test
    void has_nothing_to_prove_in_a_file_of_one_piece_or_of_an_impossible_size() {
        for (var size :
                new long[] {0, 1, PieceLength.MIN, -1, Long.MIN_VALUE, PieceLength.MAX_SIZE + 1, Long.MAX_VALUE}) {
            assertFalse(PieceLayers.provable(size, 0, 1));
            assertFalse(PieceLayers.verify(HUNDRED.root(), size, 0, 1, new byte[32], new byte[0]));
        }
        assertTrue(PieceLayers.provable(PieceLength.MAX_SIZE, 65_535, 1));
        assertFalse(PieceLayers.provable(PieceLength.MAX_SIZE, 65_536, 1));
    }

    private static void assertProves(FileTree tree, int first, int count) {
        var hashes = PieceLayers.range(tree, first, count);
        var proof = PieceLayers.prove(tree, first, count);

        assertTrue(
                PieceLayers.verify(tree.root(), tree.size(), first, count, hashes, proof),
                "pieces " + first + "+" + count + " of " + tree);
    }

    private static FileTree libtorrents(long size) {
        var vector = Vector.small()
                .filter(one -> one.size() == size && one.cutAsAgreed())
                .findFirst()
                .orElseThrow();
        return new FileTree(
                ContentHash.parse(vector.root()),
                Pieces.of(size),
                HexFormat.of().parseHex(vector.layer()));
    }
}
