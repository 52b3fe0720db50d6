package org.truflow.ui.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.transfer.PieceMap;

/** What is drawn, without drawing it. */
@NonNullByDefault({})
class PictureTest {

    @Test
    void few_pieces_get_a_square_each() {
        var grid = PieceGrid.of(List.of(map(4, 1, 2)), 400, 100);

        assertArrayEquals(new double[] {0, 1, 1, 0}, grid.squares());
        assertEquals(18, grid.side());
    }

    @Test
    void many_pieces_share_squares_and_never_leave_the_place() {
        var grid = PieceGrid.of(List.of(map(100_000, 0, 1)), 400, 100);

        assertTrue(grid.squares().length <= grid.columns() * (100 / grid.side()));
        assertTrue(grid.squares()[0] > 0 && grid.squares()[0] < 1);
    }

    @Test
    void files_follow_one_another() {
        var grid = PieceGrid.of(List.of(map(2, 0), map(2, 1)), 400, 100);

        assertArrayEquals(new double[] {1, 0, 0, 1}, grid.squares());
    }

    @Test
    void no_pieces_and_no_place_are_no_trouble() {
        assertEquals(0, PieceGrid.of(List.of(), 0, -5).squares().length);
    }

    @Test
    void the_newest_speed_is_at_the_right_edge_and_the_scale_is_round() {
        var chart = Chart.of(new double[] {0, 1_500, 3_000});

        var points = chart.points(300, 101);

        assertEquals(5 * 1_024, chart.top());
        assertArrayEquals(new int[] {297, 100, 298, 71, 299, 41}, points);
    }

    @Test
    void samples_are_of_the_last_minutes_only() {
        var samples = new Samples();
        samples.add(1_000, 5);
        samples.add(5_000, 7);

        var found = samples.until(5_001);

        assertEquals(Samples.SECONDS, found.length);
        assertEquals(5, found[0]);
        assertEquals(7, found[found.length - 1]);
        assertEquals(0, new Samples().until(1).length);
    }

    private static PieceMap map(int count, int... here) {
        var bits = new BitSet();
        for (var piece : here) {
            bits.set(piece);
        }
        return new PieceMap(0, 1 << 16, count, bits);
    }
}
