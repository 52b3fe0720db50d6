package org.truflow.search.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code 2024}, {@code 2024-05}, {@code 2024-05-17}, {@code >2024}, {@code 2023..2024}, {@code today}, {@code 7d}. */
final class DateRange {
    private static final Pattern AGO = Pattern.compile("(\\d{1,4})([dwmy])");
    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");

    private final LocalDate today;

    DateRange(LocalDate today) {
        this.today = today;
    }

    /** @param end the first day after it */
    private record Days(LocalDate begin, LocalDate end) {}

    Filter.Date parse(String value, int at) {
        var dots = value.indexOf("..");
        if (dots >= 0) {
            var from = value.substring(0, dots);
            var to = value.substring(dots + 2);
            if (from.isEmpty() && to.isEmpty()) {
                throw bad(at);
            }
            return range(
                    from.isEmpty() ? Instant.MIN : start(days(from, at).begin()),
                    to.isEmpty() ? Instant.MAX : start(days(to, at + dots + 2).end()),
                    at);
        }
        if (value.startsWith(">=")) {
            return range(start(days(value.substring(2), at + 2).begin()), Instant.MAX, at);
        }
        if (value.startsWith("<=")) {
            return range(Instant.MIN, start(days(value.substring(2), at + 2).end()), at);
        }
        if (value.startsWith(">")) {
            return range(start(days(value.substring(1), at + 1).end()), Instant.MAX, at);
        }
        if (value.startsWith("<")) {
            return range(Instant.MIN, start(days(value.substring(1), at + 1).begin()), at);
        }
        var days = days(value, at);
        return range(start(days.begin()), start(days.end()), at);
    }

    private Days days(String text, int at) {
        var word = text.toLowerCase(Locale.ROOT);
        if (word.equals("today")) {
            return new Days(today, today.plusDays(1));
        }
        if (word.equals("yesterday")) {
            return new Days(today.minusDays(1), today);
        }
        var ago = AGO.matcher(word);
        if (ago.matches()) {
            return new Days(ago(Integer.parseInt(ago.group(1)), ago.group(2).charAt(0)), today.plusDays(1));
        }
        var day = DAY.matcher(word);
        if (!day.matches()) {
            throw bad(at);
        }
        try {
            var year = Integer.parseInt(day.group(1));
            if (day.group(2) == null) {
                return new Days(Year.of(year).atDay(1), Year.of(year + 1).atDay(1));
            }
            var month = YearMonth.of(year, Integer.parseInt(day.group(2)));
            if (day.group(3) == null) {
                return new Days(month.atDay(1), month.plusMonths(1).atDay(1));
            }
            var begin = month.atDay(Integer.parseInt(day.group(3)));
            return new Days(begin, begin.plusDays(1));
        } catch (DateTimeException e) {
            throw new BadQueryException("There is no such day: " + text, at);
        }
    }

    private LocalDate ago(int count, char unit) {
        return switch (unit) {
            case 'd' -> today.minusDays(count);
            case 'w' -> today.minusWeeks(count);
            case 'm' -> today.minusMonths(count);
            default -> today.minusYears(count);
        };
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Filter.Date range(Instant from, Instant before, int at) {
        if (!from.isBefore(before)) {
            throw new BadQueryException("This range of dates ends before it begins", at);
        }
        return new Filter.Date(from, before);
    }

    private static BadQueryException bad(int at) {
        return new BadQueryException(
                "A date is a year, month or day, such as date:2024, date:>2024-05, date:2024-05-17, or the last days: date:7d",
                at);
    }
}
