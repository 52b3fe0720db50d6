package org.truflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen in the sources alone. */
class SourcesTest {

    private static final int LONGEST = 400;
    /** A pause between two looks at a condition is a few milliseconds: whoever sleeps longer waits for time to pass. */
    private static final Pattern SLEEP =
            Pattern.compile("\\bThread\\.sleep\\((?:[\\d_]{3,}|Duration)|\\bTimeUnit\\.(?:SECONDS|MINUTES)\\.sleep\\(");

    private static final Pattern SWALLOWED = Pattern.compile("catch \\([^)]*\\) \\{\\s*\\}");

    @Test
    void no_source_file_is_longer_than_a_few_screens() throws IOException {
        var sources = all().toList();
        var tooLong = new ArrayList<String>();
        for (var source : sources) {
            long lines = Files.readAllLines(source).size();
            if (lines > LONGEST) {
                tooLong.add(name(source) + ": " + lines);
            }
        }

        assertFalse(sources.isEmpty());
        assertEquals(List.of(), tooLong, "cut these along their responsibilities");
    }

    @Test
    void every_package_of_a_bundle_says_what_it_is_for_and_is_free_of_null_by_default() throws IOException {
        var packages = new TreeSet<Path>();
        Checkout.sources("bundles").forEach(source -> packages.add(source.getParent()));
        var wrong = new ArrayList<String>();
        for (var folder : packages) {
            var description = folder.resolve("package-info.java");
            if (!Files.exists(description)) {
                wrong.add(name(folder) + " has no package-info");
            } else if (!Files.readString(description).contains("@NonNullByDefault")) {
                wrong.add(name(folder) + " is not @NonNullByDefault");
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void no_test_waits_for_time_to_pass() throws IOException {
        // Programs that make load do so by the clock.
        var tests = Checkout.sources("tests").stream()
                .filter(source -> !source.toString().contains("/org.truflow.bench/"))
                .toList();
        assertEquals(List.of(), matching(tests, SLEEP), "wait for the condition instead");
    }

    @Test
    void nothing_catches_and_forgets() throws IOException {
        assertEquals(List.of(), matching(Checkout.sources("bundles"), SWALLOWED), "say why, or act");
    }

    private static Stream<Path> all() {
        return Stream.of("bundles", "tests").flatMap(part -> Checkout.sources(part).stream());
    }

    private static List<String> matching(List<Path> sources, Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        for (var source : sources) {
            if (pattern.matcher(Files.readString(source)).find()) {
                found.add(name(source));
            }
        }
        return found;
    }

    private static String name(Path path) {
        return Checkout.ROOT.relativize(path).toString();
    }
}
