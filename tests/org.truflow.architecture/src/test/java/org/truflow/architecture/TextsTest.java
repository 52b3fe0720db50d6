package org.truflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the window says: complete in both languages, with the same places to fill in, and all that is asked for is there. */
class TextsTest {
    private static final Pattern ASKED = Pattern.compile("(?i)\\btexts\\.get\\(\\s*\"([^\"]+)\"\\s*([,)+])");
    private static final Pattern NAMED = Pattern.compile("=\"%([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    /** An apostrophe hides what follows it where values are filled in. */
    private static final Pattern LONE = Pattern.compile("(?<!')'(?!')");

    @Test
    void every_text_is_there_in_both_languages_with_the_same_places_to_fill_in() {
        var wrong = new TreeSet<String>();
        for (var folder : windows()) {
            var english = texts(folder, "");
            var german = texts(folder, "_de");
            for (var key : keys(english, german)) {
                if (english.getProperty(key) == null || german.getProperty(key) == null) {
                    wrong.add(name(folder) + ": " + key + " is there in one language only");
                } else if (!places(english.getProperty(key)).equals(places(german.getProperty(key)))) {
                    wrong.add(name(folder) + ": " + key + " has other places in German");
                }
            }
        }

        assertEquals(Set.of(), wrong);
        assertFalse(windows().isEmpty());
    }

    @Test
    void every_text_can_be_filled_in() {
        var wrong = new TreeSet<String>();
        for (var folder : windows()) {
            for (var language : List.of("", "_de")) {
                texts(folder, language)
                        .forEach((key, text) -> check(wrong, name(folder) + language + ": " + key, text));
            }
        }

        assertEquals(Set.of(), wrong);
    }

    private static void check(Set<String> wrong, String where, Object said) {
        var text = String.valueOf(said);
        if (text.isBlank()) {
            wrong.add(where + " says nothing");
        }
        if (!places(text).isEmpty()) {
            try {
                new MessageFormat(text);
            } catch (IllegalArgumentException e) {
                wrong.add(where + " cannot be filled in: " + e.getMessage());
            }
            if (LONE.matcher(text).find()) {
                wrong.add(where + " has a single apostrophe, which hides what follows it");
            }
        }
    }

    @Test
    void every_text_that_is_asked_for_is_there() {
        var missing = new TreeSet<String>();
        for (var folder : windows()) {
            var texts = texts(folder, "");
            for (var asked : asked(folder)) {
                if (texts.getProperty(asked) == null) {
                    missing.add(name(folder) + ": " + asked);
                }
            }
        }

        assertEquals(Set.of(), missing);
    }

    /** Keys that are put together while the window runs cannot be seen here. */
    private static Set<String> asked(Path folder) {
        var keys = new TreeSet<String>();
        for (var source : Checkout.files(folder.resolve("src")).toList()) {
            ASKED.matcher(read(source))
                    .results()
                    .filter(found -> !found.group(2).equals("+"))
                    .forEach(found -> keys.add(found.group(1)));
        }
        var plugin = folder.resolve("plugin.xml");
        if (Files.exists(plugin)) {
            NAMED.matcher(read(plugin)).results().forEach(found -> keys.add(found.group(1)));
        }
        return keys;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(Properties... texts) {
        return Arrays.stream(texts)
                .flatMap(each -> each.stringPropertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> windows() {
        try (var folders = Files.list(Checkout.ROOT.resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(file(folder, "")))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path file(Path folder, String language) {
        return folder.resolve("OSGI-INF/l10n/bundle" + language + ".properties");
    }

    private static Properties texts(Path folder, String language) {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(file(folder, language))) {
            texts.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
