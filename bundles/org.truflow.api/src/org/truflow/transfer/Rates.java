package org.truflow.transfer;

import java.util.Locale;

/**
 * How fast bytes may go, in bytes a second; 0 is no limit.
 *
 * @param up of all uploads together, {@code down} of all downloads together
 * @param userUp to one user, {@code userDown} from one user
 */
public record Rates(long up, long down, long userUp, long userDown) {
    public static final Rates NONE = new Rates(0, 0, 0, 0);

    /** Less than this, and the other side would take an upload for dead. */
    public static final long LEAST = 16 << 10;

    private static final String UNITS = "KMG";

    public Rates {
        check(up);
        check(down);
        check(userUp);
        check(userDown);
    }

    private static void check(long rate) {
        if (rate < 0 || rate > 0 && rate < LEAST) {
            throw new IllegalArgumentException("a limit is 0 for none, or at least 16K, not " + rate);
        }
    }

    /**
     * Reads for example {@code 0}, {@code 500K}, {@code 1.5M} or {@code 1G}, in multiples of 1,024.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static long parse(String text) {
        var number = text.strip().toUpperCase(Locale.ROOT);
        var unit = number.isEmpty() ? -1 : UNITS.indexOf(number.charAt(number.length() - 1));
        try {
            var digits = unit < 0 ? number : number.substring(0, number.length() - 1);
            if (!digits.matches("\\d{1,12}(\\.\\d{1,6})?")) {
                throw new NumberFormatException();
            }
            var rate = (long) (Double.parseDouble(digits) * (1L << 10 * (unit + 1)));
            check(rate);
            return rate;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a limit is a number of bytes a second, for example 500K, 1.5M or 0 for none, not " + text, e);
        }
    }

    /** Returns what {@link #parse} reads. */
    public static String text(long rate) {
        for (var unit = UNITS.length(); unit > 0; unit--) {
            if (rate > 0 && rate % (1L << 10 * unit) == 0) {
                return (rate >> 10 * unit) + UNITS.substring(unit - 1, unit);
            }
        }
        return String.valueOf(rate);
    }
}
