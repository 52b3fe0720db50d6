package org.truflow.transfer;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What holds for one user only.
 *
 * @param up bytes a second of uploads to the user, {@code down} of downloads; empty for what holds for every user
 * @param weight how many times as much as others the user gets when several want something, 1 to 100
 */
public record UserRule(OptionalLong up, OptionalLong down, int weight) {
    private static final int MOST_WEIGHT = 100;
    private static final String FORM = "a rule of a user looks like: anna up=1M down=2M weight=3";

    public UserRule {
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("a weight is 1 to " + MOST_WEIGHT + ", not " + weight);
        }
    }

    /**
     * Reads rules that are separated by semicolons, for example {@code anna up=1M weight=3; ben down=100K}, by user.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static Map<String, UserRule> parse(String text) {
        var rules = new TreeMap<String, UserRule>();
        for (var part : text.split(";")) {
            if (!part.isBlank()) {
                var words = part.strip().split("\\s+");
                rules.put(words[0], rule(words));
            }
        }
        return Map.copyOf(rules);
    }

    private static UserRule rule(String... words) {
        var up = OptionalLong.empty();
        var down = OptionalLong.empty();
        var weight = 1;
        for (var i = 1; i < words.length; i++) {
            if (words[i].startsWith("up=")) {
                up = OptionalLong.of(Rates.parse(words[i].substring(3)));
            } else if (words[i].startsWith("down=")) {
                down = OptionalLong.of(Rates.parse(words[i].substring(5)));
            } else if (words[i].matches("weight=\\d{1,3}")) {
                weight = Integer.parseInt(words[i].substring(7));
            } else {
                throw new IllegalArgumentException(FORM + "; not: " + words[i]);
            }
        }
        return new UserRule(up, down, weight);
    }

    /** Returns what {@link #parse} reads. */
    public static String text(Map<String, UserRule> rules) {
        return new TreeMap<>(rules)
                .entrySet().stream()
                        .map(each -> each.getKey() + each.getValue().words())
                        .collect(Collectors.joining("; "));
    }

    private String words() {
        return (up.isPresent() ? " up=" + Rates.text(up.getAsLong()) : "")
                + (down.isPresent() ? " down=" + Rates.text(down.getAsLong()) : "")
                + (weight > 1 ? " weight=" + weight : "");
    }
}
