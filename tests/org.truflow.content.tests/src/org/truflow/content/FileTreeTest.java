package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.truflow.id.ContentHash;

class FileTreeTest {

    private static final FileTree TREE = Trees.of(Vector.splitMix(3 * PieceLength.MIN + 5));

    @Test
    void takes_a_layer_that_leads_to_the_content_hash() throws Exception {
        var taken = FileTree.verified(TREE.root(), TREE.size(), TREE.pieceLayer());

        assertEquals(TREE, taken);
        assertEquals(4, taken.pieces().count());
        assertArrayEquals(Arrays.copyOfRange(TREE.pieceLayer(), 96, 128), taken.pieceHash(3));
    }

    @Test
    void takes_a_single_piece_without_a_layer() throws Exception {
        var root = Trees.of(Vector.splitMix(7)).root();

        var taken = FileTree.verified(root, 7, new byte[0]);

        assertArrayEquals(root.toBytes(), taken.pieceHash(0));
        assertEquals(0, taken.pieceLayer().length);
    }

    @Test
    void refuses_a_layer_with_any_bit_wrong() {
        for (var bit = 0; bit < 8 * TREE.pieceLayer().length; bit += 37) {
            var layer = TREE.pieceLayer();
            layer[bit / 8] ^= (byte) (1 << bit % 8);

            assertThrows(
                    WrongPieceHashesException.class,
                    () -> FileTree.verified(TREE.root(), TREE.size(), layer),
                    "bit " + bit);
        }
    }

    @Test
    void refuses_a_layer_of_the_wrong_length() {
        for (var length : new int[] {0, 31, 32, 96, 127, 129, 160}) {
            var layer = Arrays.copyOf(TREE.pieceLayer(), length);

            var refused = assertThrows(
                    WrongPieceHashesException.class, () -> FileTree.verified(TREE.root(), TREE.size(), layer));
            assertTrue(refused.getMessage().contains(TREE.root().toString()), refused.getMessage());
        }
    }

    @Test
    void refuses_a_layer_for_a_single_piece() {
        var root = Trees.of(Vector.splitMix(7)).root();

        assertThrows(WrongPieceHashesException.class, () -> FileTree.verified(root, 7, root.toBytes()));
    }

    @Test
    void refuses_another_hash_for_an_empty_file() throws Exception {
        assertEquals(
                0, FileTree.verified(TreeHasher.EMPTY, 0, new byte[0]).pieces().count());
        assertThrows(
                WrongPieceHashesException.class, () -> FileTree.verified(ContentHash.of(new byte[32]), 0, new byte[0]));
    }

    @Test
    void refuses_sizes_out_of_bounds() {
        for (var size : new long[] {-1, Long.MIN_VALUE, PieceLength.MAX_SIZE + 1, Long.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> FileTree.verified(TREE.root(), size, new byte[0]));
        }
    }

    /** Not a defence but a warning: this is how BEP 52 is. */
    @Test
    void cannot_tell_a_file_from_the_two_hashes_below_its_root() throws Exception {
        var content = Vector.splitMix(2 * Pieces.LEAF);
        var left = Trees.sha256(Arrays.copyOf(content, Pieces.LEAF));
        var right = Trees.sha256(Arrays.copyOfRange(content, Pieces.LEAF, 2 * Pieces.LEAF));
        var forged = Arrays.copyOf(left, 64);
        System.arraycopy(right, 0, forged, 32, 32);

        assertEquals(FileTree.DOUBTFUL_SIZE, forged.length);
        assertEquals(Trees.of(content).root(), Trees.of(forged).root());
    }

    @Test
    void keeps_its_layer_when_a_caller_changes_the_array() throws Exception {
        var given = TREE.pieceLayer();
        var taken = FileTree.verified(TREE.root(), TREE.size(), given);

        given[0]++;
        taken.pieceLayer()[1]++;

        assertArrayEquals(TREE.pieceLayer(), taken.pieceLayer());
    }
}
