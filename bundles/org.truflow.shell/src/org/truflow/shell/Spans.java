package org.truflow.shell;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Spans of time as a person types them. */
public final class Spans {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s*([smhdw])");

    private Spans() {}

    /**
     * Reads {@code 90s}, {@code 30m}, {@code 12h}, {@code 7d} or {@code 4w}.
     *
     * @throws IllegalArgumentException if it is none, or nothing
     */
    public static Duration parse(String text) {
        var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || Integer.parseInt(form.group(1)) == 0) {
            throw new IllegalArgumentException("a time is a number with s, m, h, d or w, for example 12h, not " + text);
        }
        var amount = Integer.parseInt(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(7L * amount);
        };
    }
}
