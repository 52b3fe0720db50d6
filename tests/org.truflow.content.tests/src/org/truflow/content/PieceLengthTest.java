package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PieceLengthTest {

    private static final long GIB = 1L << 30;

    @ParameterizedTest(name = "{0} bytes: pieces of {1}, {2} of them")
    @CsvSource({
        "0, 1048576, 0",
        "1, 1048576, 1",
        "1048576, 1048576, 1",
        "1048577, 1048576, 2",
        "68719476736, 1048576, 65536",
        "68719476737, 2097152, 32769",
        "137438953472, 2097152, 65536",
        "137438953473, 4194304, 32769",
        "70368744177664, 1073741824, 65536"
    })
    void is_the_smallest_power_of_two_that_makes_few_enough_pieces(long size, int length, int count) {
        assertEquals(length, PieceLength.of(size));
        assertEquals(count, Pieces.of(size).count());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 65_536 * (1L << 30) + 1, Long.MAX_VALUE})
    void refuses_sizes_out_of_bounds(long size) {
        assertThrows(IllegalArgumentException.class, () -> PieceLength.of(size));
        assertThrows(IllegalArgumentException.class, () -> new Pieces(size, PieceLength.MAX));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 8192, 16385, 3 << 20, Integer.MAX_VALUE})
    void refuses_lengths_that_are_no_piece_length(int length) {
        assertThrows(IllegalArgumentException.class, () -> new Pieces(1, length));
    }

    @Test
    void refuses_too_many_pieces() {
        assertThrows(IllegalArgumentException.class, () -> new Pieces(64 * GIB + 1, 1 << 20));
    }

    @Test
    void cuts_a_file_into_pieces_and_leaves() {
        var pieces = Pieces.of(2 * PieceLength.MIN + 16 * 1024 + 1);

        assertEquals(3, pieces.count());
        assertEquals(2L * PieceLength.MIN, pieces.offset(2));
        assertEquals(PieceLength.MIN, pieces.length(1));
        assertEquals(16 * 1024 + 1, pieces.length(2));
        assertEquals(64, pieces.leaves(1));
        assertEquals(2, pieces.leaves(2));
        assertEquals(1, pieces.at(PieceLength.MIN));
        assertEquals(0, pieces.at(PieceLength.MIN - 1));
        assertEquals(96, pieces.layerBytes());
    }

    @Test
    void knows_no_piece_beyond_the_last() {
        var pieces = Pieces.of(PieceLength.MIN + 1);

        assertThrows(IndexOutOfBoundsException.class, () -> pieces.offset(2));
        assertThrows(IndexOutOfBoundsException.class, () -> pieces.length(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> pieces.at(PieceLength.MIN + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> Pieces.of(0).length(0));
    }
}
