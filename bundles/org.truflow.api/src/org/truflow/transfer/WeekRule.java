package org.truflow.transfer;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Other limits at some times of the week, in local time.
 *
 * @param days on which it begins
 * @param from minute of the day, {@code to} minute of the day, up to 1,440; before {@code from} it is one of the next day
 * @param up bytes a second of all uploads then, {@code down} of all downloads; empty for what holds otherwise
 */
public record WeekRule(Set<DayOfWeek> days, int from, int to, OptionalLong up, OptionalLong down) {
    private static final int DAY = 1_440;
    private static final String FORM = "a rule of the week looks like: mon-fri 08:00-18:00 up=1M down=4M";

    public WeekRule {
        days = Set.copyOf(days);
        if (days.isEmpty() || from < 0 || from >= DAY || to < 0 || to > DAY || from == to) {
            throw new IllegalArgumentException(FORM);
        }
    }

    /** Returns whether it holds at that time. */
    public boolean holds(LocalDateTime time) {
        var minute = time.getHour() * 60 + time.getMinute();
        var today = time.getDayOfWeek();
        return from < to
                ? days.contains(today) && from <= minute && minute < to
                : days.contains(today) && minute >= from || days.contains(today.minus(1)) && minute < to;
    }

    /**
     * Reads rules that are separated by semicolons, for example {@code mon-fri 08:00-18:00 up=1M down=4M; sat,sun 22:00-06:00 up=0}.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static List<WeekRule> parse(String text) {
        var rules = new ArrayList<WeekRule>();
        for (var part : text.split(";")) {
            if (!part.isBlank()) {
                rules.add(rule(part.strip().toLowerCase(Locale.ROOT)));
            }
        }
        return List.copyOf(rules);
    }

    private static WeekRule rule(String text) {
        var words = text.split("\\s+");
        if (words.length < 3 || !words[1].matches("\\d\\d:\\d\\d-\\d\\d:\\d\\d")) {
            throw new IllegalArgumentException(FORM + "; not: " + text);
        }
        var up = OptionalLong.empty();
        var down = OptionalLong.empty();
        for (var i = 2; i < words.length; i++) {
            if (words[i].startsWith("up=")) {
                up = OptionalLong.of(Rates.parse(words[i].substring(3)));
            } else if (words[i].startsWith("down=")) {
                down = OptionalLong.of(Rates.parse(words[i].substring(5)));
            } else {
                throw new IllegalArgumentException(FORM + "; not: " + words[i]);
            }
        }
        return new WeekRule(days(words[0]), minute(words[1].substring(0, 5)), minute(words[1].substring(6)), up, down);
    }

    private static int minute(String time) {
        var hour = Integer.parseInt(time.substring(0, 2));
        var minute = Integer.parseInt(time.substring(3));
        if (minute > 59 || hour * 60 + minute > DAY) {
            throw new IllegalArgumentException("a time of day is 00:00 to 24:00, not " + time);
        }
        return hour * 60 + minute;
    }

    private static Set<DayOfWeek> days(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : text.split(",")) {
            var ends = part.split("-", 2);
            var last = day(ends[ends.length - 1]);
            for (var day = day(ends[0]); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> name.length() >= 2
                        && day.name().toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a day is mon, tue, wed, thu, fri, sat or sun, not " + name));
    }

    /** Returns what {@link #parse} reads. */
    public static String text(List<WeekRule> rules) {
        return rules.stream().map(WeekRule::toString).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        var names = days.stream()
                .sorted()
                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        return String.format(Locale.ROOT, "%s %02d:%02d-%02d:%02d", names, from / 60, from % 60, to / 60, to % 60)
                + (up.isPresent() ? " up=" + Rates.text(up.getAsLong()) : "")
                + (down.isPresent() ? " down=" + Rates.text(down.getAsLong()) : "");
    }
}
