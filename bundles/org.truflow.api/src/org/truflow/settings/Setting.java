package org.truflow.settings;

import java.util.List;
import java.util.function.Function;

/**
 * One thing that can be chosen.
 *
 * @param key name in the configuration file, lower case with dots, for example {@code net.port}
 * @param fallback value when nothing was chosen
 * @param parser reads the text of the configuration file; throws {@link IllegalArgumentException} with what is wrong and what is allowed
 * @param help one or two sentences for the comment above it in the configuration file, with unit and range
 */
public record Setting<T>(String key, T fallback, Function<String, T> parser, String help) {

    public static Setting<String> text(String key, String fallback, String help) {
        return new Setting<>(key, fallback, Function.identity(), help);
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Setting<Integer> number(String key, int fallback, int least, int most, String help) {
        return new Setting<>(key, fallback, text -> bounded(key, text, least, most), help);
    }

    /** One of some words; the first is what holds when nothing was chosen. */
    public static Setting<String> choice(String key, List<String> words, String help) {
        return new Setting<>(
                key,
                words.getFirst(),
                text -> {
                    if (!words.contains(text)) {
                        throw new IllegalArgumentException(
                                key + " is one of " + String.join(", ", words) + ", not " + text);
                    }
                    return text;
                },
                help);
    }

    public static Setting<Boolean> flag(String key, boolean fallback, String help) {
        return new Setting<>(
                key,
                fallback,
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(key + " is neither true nor false: " + text);
                },
                help);
    }

    private static int bounded(String key, String text, int least, int most) {
        try {
            var value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, with the range.
        }
        throw new IllegalArgumentException(key + " is a whole number from " + least + " to " + most + ", not " + text);
    }
}
