package org.truflow.ui.transfer.internal;

import java.util.BitSet;
import java.util.List;
import org.truflow.transfer.PieceMap;
import org.truflow.ui.Amounts;

/**
 * The pieces of some files as squares: one a piece as long as there is room, else one for several. Any thread.
 *
 * @param squares of each, from 0 for nothing to 1 for all
 */
record PieceGrid(int columns, int side, double[] squares) {
    private static final int LARGEST = 18;
    private static final int SMALLEST = 6;

    /** @param width and {@code height} of the place in pixels */
    static PieceGrid of(List<PieceMap> maps, int width, int height) {
        var count = maps.stream().mapToInt(PieceMap::count).sum();
        var side = LARGEST;
        while (side > SMALLEST && places(side, width, height) < count) {
            side--;
        }
        var squares = Math.min(count, places(side, width, height));
        return new PieceGrid(Math.max(1, width / side), side, fill(together(maps), count, squares));
    }

    private static int places(int side, int width, int height) {
        return Math.max(1, width / side) * Math.max(1, height / side);
    }

    private static BitSet together(List<PieceMap> maps) {
        var all = new BitSet();
        var at = 0;
        for (var map : maps) {
            var first = at;
            map.here().stream().forEach(piece -> all.set(first + piece));
            at += map.count();
        }
        return all;
    }

    private static double[] fill(BitSet here, int count, int squares) {
        var filled = new double[squares];
        for (var i = 0; i < squares; i++) {
            var from = (int) ((long) i * count / squares);
            var to = (int) ((long) (i + 1) * count / squares);
            filled[i] = 1.0 * here.get(from, to).cardinality() / (to - from);
        }
        return filled;
    }

    /** Says how many pieces are here. */
    static String words(List<PieceMap> maps) {
        if (maps.isEmpty()) {
            return Words.TEXTS.get("pieces.none");
        }
        var count = maps.stream().mapToInt(PieceMap::count).sum();
        var here = maps.stream().mapToInt(map -> map.here().cardinality()).sum();
        return Words.TEXTS.get(
                "pieces.some", here, count, Amounts.size(maps.getFirst().length()));
    }
}
