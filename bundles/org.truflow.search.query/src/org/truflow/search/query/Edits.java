package org.truflow.search.query;

/**
 * Counts typos: letters missing, too many or wrong, or two in a row swapped (the optimal string alignment distance).
 */
public final class Edits {
    private Edits() {}

    /** Returns the number of typos between two words; anything above {@code most} if there are more. */
    public static int between(String one, String other, int most) {
        return between(one.codePoints().toArray(), other.codePoints().toArray(), most);
    }

    private static int between(int[] one, int[] other, int most) {
        if (Math.abs(one.length - other.length) > most) {
            return most + 1;
        }
        var before = new int[other.length + 1];
        var last = new int[other.length + 1];
        var row = new int[other.length + 1];
        for (var j = 0; j <= other.length; j++) {
            last[j] = j;
        }
        for (var i = 1; i <= one.length; i++) {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.length; j++) {
                var wrong = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.min(last[j - 1] + wrong, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            var oldest = before;
            before = last;
            last = row;
            row = oldest;
        }
        return last[other.length];
    }
}
