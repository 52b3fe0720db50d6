package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceHasherTest {

    private static final byte[] CONTENT = Vector.splitMix(2 * PieceLength.MIN + 5 * Pieces.LEAF + 77);
    private static final FileTree TREE = Trees.of(CONTENT);
    private static final Pieces PIECES = TREE.pieces();

    private final PieceHasher hasher = new PieceHasher();

    @Test
    void recognises_every_piece_of_a_file() {
        for (var piece = 0; piece < PIECES.count(); piece++) {
            hasher.begin(PIECES, piece);
            hasher.update(bytes(piece));

            assertTrue(hasher.complete());
            assertTrue(hasher.matches(TREE), "piece " + piece);
        }
    }

    @Test
    void writes_the_hash_of_a_piece_where_it_is_wanted() {
        var hashes = new byte[PIECES.count() * 32];
        for (var piece = PIECES.count() - 1; piece >= 0; piece--) {
            hasher.begin(PIECES, piece);
            hasher.update(bytes(piece));
            hasher.finish(hashes, piece * 32);
        }

        assertArrayEquals(TREE.pieceLayer(), hashes);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1, 16383, 16384, 16385, 40000, 1048575, 1048576})
    void checks_a_file_of_one_piece_against_the_content_hash(int size) {
        var content = Vector.splitMix(size);
        hasher.begin(Pieces.of(size), 0);
        hasher.update(ByteBuffer.wrap(content));

        assertTrue(hasher.matches(Trees.of(content)));
    }

    @Test
    void notices_any_wrong_byte() {
        for (var at : new int[] {0, 1, Pieces.LEAF - 1, Pieces.LEAF, 5 * Pieces.LEAF + 76}) {
            var piece = bytes(2);
            var wrong = ByteBuffer.allocate(piece.remaining()).put(piece).flip();
            wrong.put(at, (byte) ~wrong.get(at));

            hasher.begin(PIECES, 2);
            hasher.update(wrong);

            assertFalse(hasher.matches(TREE), "byte " + at);
        }
    }

    @Test
    void notices_a_piece_in_the_place_of_another() {
        hasher.begin(PIECES, 0);
        hasher.update(bytes(1));

        assertFalse(hasher.matches(TREE));
    }

    @Test
    void takes_blocks_in_any_order_and_more_than_once() {
        var random = new Random(2);
        for (var round = 0; round < 20; round++) {
            var piece = random.nextInt(PIECES.count());
            var block = Pieces.LEAF << random.nextInt(4);
            var offsets = new ArrayList<Integer>();
            for (var at = 0; at < PIECES.length(piece); at += block) {
                offsets.add(at);
            }
            offsets.add(offsets.get(random.nextInt(offsets.size())));
            Collections.shuffle(offsets, random);

            hasher.begin(PIECES, piece);
            for (var offset : offsets) {
                hasher.update(offset, slice(piece, offset, Math.min(block, PIECES.length(piece) - offset)));
            }

            assertTrue(hasher.matches(TREE), "piece " + piece + " in blocks of " + block);
        }
    }

    @Test
    void takes_a_block_in_slices_of_any_length() {
        var random = new Random(3);
        hasher.begin(PIECES, 1);
        for (var start : new int[] {32 * Pieces.LEAF, 0}) {
            for (var at = start; at < start + 32 * Pieces.LEAF; ) {
                var length = Math.min(random.nextInt(9000), start + 32 * Pieces.LEAF - at);
                hasher.update(at, slice(1, at, length));
                at += length;
            }
        }

        assertTrue(hasher.matches(TREE));
    }

    @Test
    void takes_direct_buffers() {
        hasher.begin(PIECES, 2);
        hasher.update(ByteBuffer.allocateDirect(PIECES.length(2)).put(bytes(2)).flip());

        assertTrue(hasher.matches(TREE));
    }

    @Test
    void replaces_a_leaf_that_comes_again() {
        hasher.begin(PIECES, 2);
        hasher.update(0, ByteBuffer.allocate(Pieces.LEAF));
        hasher.update(0, bytes(2));

        assertTrue(hasher.matches(TREE));
    }

    @Test
    void forgets_a_piece_that_was_broken_off_inside_a_leaf() {
        hasher.begin(PIECES, 0);
        hasher.update(slice(0, 0, 100));
        hasher.begin(PIECES, 2);
        hasher.update(bytes(2));

        assertTrue(hasher.matches(TREE));
    }

    @Test
    void does_not_judge_before_all_bytes_are_there() {
        hasher.begin(PIECES, 2);
        hasher.update(slice(2, 0, PIECES.length(2) - 1));

        assertFalse(hasher.complete());
        assertThrows(IllegalStateException.class, () -> hasher.matches(TREE));
        assertThrows(IllegalStateException.class, () -> hasher.finish(new byte[32], 0));
    }

    @Test
    void counts_a_leaf_once_however_often_it_comes() {
        hasher.begin(PIECES, 2);
        for (var i = 0; i < 10; i++) {
            hasher.update(0, slice(2, 0, Pieces.LEAF));
        }

        assertFalse(hasher.complete());
    }

    @Test
    void refuses_a_run_that_starts_or_breaks_off_inside_a_leaf() {
        hasher.begin(PIECES, 0);

        assertThrows(IllegalArgumentException.class, () -> hasher.update(1, ByteBuffer.allocate(1)));
        hasher.update(ByteBuffer.allocate(10));
        assertThrows(
                IllegalArgumentException.class, () -> hasher.update(Pieces.LEAF, ByteBuffer.allocate(Pieces.LEAF)));
    }

    @Test
    void refuses_bytes_beyond_the_piece() {
        hasher.begin(PIECES, 2);
        var length = PIECES.length(2);

        assertThrows(IllegalArgumentException.class, () -> hasher.update(ByteBuffer.allocate(length + 1)));
        assertThrows(IllegalArgumentException.class, () -> hasher.update(length + 1, ByteBuffer.allocate(0)));
        assertThrows(IllegalArgumentException.class, () -> hasher.update(-1, ByteBuffer.allocate(1)));
        assertThrows(IllegalArgumentException.class, () -> hasher.update(Integer.MAX_VALUE, ByteBuffer.allocate(1)));
        hasher.update(bytes(2));
        assertThrows(IllegalArgumentException.class, () -> hasher.update(ByteBuffer.allocate(1)));
        hasher.update(ByteBuffer.allocate(0));
        assertTrue(hasher.matches(TREE));
    }

    @Test
    void knows_no_piece_before_it_begins_one() {
        assertFalse(hasher.complete());
        assertThrows(IllegalArgumentException.class, () -> hasher.update(ByteBuffer.allocate(1)));
        assertThrows(IndexOutOfBoundsException.class, () -> hasher.begin(PIECES, 3));
        assertEquals(0, Pieces.of(0).count());
    }

    private static ByteBuffer bytes(int piece) {
        return slice(piece, 0, PIECES.length(piece));
    }

    private static ByteBuffer slice(int piece, int offset, int length) {
        return ByteBuffer.wrap(CONTENT, (int) PIECES.offset(piece) + offset, length);
    }
}
