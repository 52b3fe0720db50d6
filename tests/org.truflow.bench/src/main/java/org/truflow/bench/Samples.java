package org.truflow.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures of the same thing, taken several times. For one thread. */
public final class Samples {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public int count() {
        return values.size();
    }

    public double median() {
        return percentile(50);
    }

    /** Returns the smallest value that so many percent of all do not exceed; not a number when there is none. */
    public double percentile(double percent) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        var sorted = sorted();
        var half = percent == 50 && sorted.size() % 2 == 0;
        var index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        var value = sorted.get(Math.max(0, index));
        return half ? (value + sorted.get(index + 1)) / 2 : value;
    }

    /** Returns the median with {@code decimals} digits behind the point. */
    public String shown(int decimals) {
        return number(median(), decimals);
    }

    /** Returns smallest and largest. */
    public String range(int decimals) {
        if (values.isEmpty()) {
            return "";
        }
        var sorted = sorted();
        return number(sorted.getFirst(), decimals) + " - " + number(sorted.getLast(), decimals);
    }

    public static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private List<Double> sorted() {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted;
    }
}
