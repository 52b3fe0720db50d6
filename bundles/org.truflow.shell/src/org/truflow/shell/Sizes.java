package org.truflow.shell;

import java.util.Locale;

/** Bytes and times as people read them. */
public final class Sizes {
    private Sizes() {}

    /** Returns for example {@code 512 B}, {@code 1.5 MiB}, {@code 2.0 GiB}. */
    public static String bytes(double count) {
        if (count < 1024) {
            return (long) count + " B";
        }
        var units = "KMGTPE";
        var unit = 0;
        var value = count / 1024;
        while (value >= 1023.95 && unit < units.length() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", value, units.charAt(unit));
    }

    /** Returns for example {@code 45 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String seconds(double seconds) {
        var whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
