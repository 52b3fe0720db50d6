package org.truflow.ui;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Sizes, rates and times as a person reads them, in the language of the system. Any thread. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amounts() {}

    /** Returns bytes with at most three digits and a unit, for example {@code 1.4 GiB}; nothing for what is not known (negative). */
    public static String size(long bytes) {
        if (bytes < 0) {
            return "";
        }
        var unit = 0;
        var value = (double) bytes;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        var format = NumberFormat.getNumberInstance(Locale.getDefault());
        format.setMaximumFractionDigits(unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
        return format.format(value) + " " + UNITS[unit];
    }

    /** Returns bytes a second; nothing for none. */
    public static String rate(double bytes) {
        return bytes < 1 ? "" : size(Math.round(bytes)) + "/s";
    }

    /** Returns the two largest parts, for example {@code 2 h 5 min}. */
    public static String time(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? pair(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
                : pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** Returns the time of day for today, else the date. */
    public static String when(Instant moment) {
        var local = moment.atZone(ZoneId.systemDefault());
        var format = local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
        return format.format(local);
    }

    /** Returns date and time of day. */
    public static String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .format(moment.atZone(ZoneId.systemDefault()));
    }

    public static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.getDefault()).format(number);
    }
}
