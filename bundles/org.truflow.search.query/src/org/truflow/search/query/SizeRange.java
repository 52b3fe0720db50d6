package org.truflow.search.query;

import java.util.Locale;

/** Reads {@code >1G}, {@code <=700M}, {@code 1G..4G}, {@code 4G}. A unit counts 1,024 of the one before it. */
final class SizeRange {
    private static final String UNITS = "bkmgt";
    private static final int STEP = 10;
    private static final int MOST_DIGITS = 15;

    private SizeRange() {}

    /** @param least bytes that are shown as this size; up to {@code most} */
    private record Amount(long least, long exact, long most) {}

    static Filter.Size parse(String value, int at) {
        var dots = value.indexOf("..");
        if (dots >= 0) {
            var from = value.substring(0, dots);
            var to = value.substring(dots + 2);
            if (from.isEmpty() && to.isEmpty()) {
                throw bad(at);
            }
            var least = from.isEmpty() ? 0 : amount(from, at).exact();
            var most = to.isEmpty() ? Long.MAX_VALUE : amount(to, at + dots + 2).exact();
            return checked(least, most, at);
        }
        if (value.startsWith(">=")) {
            return checked(amount(value.substring(2), at + 2).exact(), Long.MAX_VALUE, at);
        }
        if (value.startsWith("<=")) {
            return checked(0, amount(value.substring(2), at + 2).exact(), at);
        }
        if (value.startsWith(">")) {
            return checked(amount(value.substring(1), at + 1).exact() + 1, Long.MAX_VALUE, at);
        }
        if (value.startsWith("<")) {
            return checked(0, amount(value.substring(1), at + 1).exact() - 1, at);
        }
        var amount = amount(value, at);
        return checked(amount.least(), amount.most(), at);
    }

    private static Filter.Size checked(long least, long most, int at) {
        if (least > most) {
            throw new BadQueryException("No file has a size in this range", at);
        }
        return new Filter.Size(least, most);
    }

    private static Amount amount(String text, int at) {
        var digits = 0;
        while (digits < text.length() && "0123456789.".indexOf(text.charAt(digits)) >= 0) {
            digits++;
        }
        var unit = text.substring(digits).toLowerCase(Locale.ROOT).replace("ib", "");
        unit = unit.length() == 2 && unit.endsWith("b") ? unit.substring(0, 1) : unit;
        var power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.charAt(0));
        if (digits == 0 || digits > MOST_DIGITS || unit.length() > 1 || power < 0) {
            throw bad(at);
        }
        double number;
        try {
            number = Double.parseDouble(text.substring(0, digits));
        } catch (NumberFormatException e) {
            throw bad(at);
        }
        var one = 1L << STEP * power;
        var exact = (long) (number * one);
        var around = power == 0 ? 0 : text.contains(".") ? one / 20 : one / 2;
        return new Amount(Math.max(0, exact - around), exact, exact + around);
    }

    private static BadQueryException bad(int at) {
        return new BadQueryException(
                "A size is a number with a unit, such as size:>1G, size:<=700M or size:1G..4G", at);
    }
}
