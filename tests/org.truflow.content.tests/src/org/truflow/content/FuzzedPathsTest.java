package org.truflow.content;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Throws names at the paths and asks {@link PathOracle} about each. Seed and number are fixed in the ordinary run;
 * {@code -Dtruflow.fuzz.names=10000000} takes longer, {@code -Dtruflow.fuzz.seed=N} takes others.
 */
class FuzzedPathsTest {

    private static final long NAMES = Long.getLong("truflow.fuzz.names", 200_000);
    private static final long SEED = Long.getLong("truflow.fuzz.seed", 20_261_120);
    private static final Path ROOT = Path.of("downloads").toAbsolutePath();

    private static final String[] PARTS = {
        "/",
        "/",
        "/",
        "..",
        "../",
        ".",
        "\\",
        ":",
        "C:",
        "CON",
        "nul",
        "COM1",
        "lpt\u00B9",
        "AUX",
        ".txt",
        ".",
        " ",
        "~1",
        "~",
        "$DATA",
        "?",
        "*",
        "\"",
        "<",
        "|",
        "\u0000",
        "\n",
        "\u001B[",
        "\u007F",
        "\u0085",
        "\u2028",
        "\u202E",
        "\u200B",
        "\u200D",
        "\u2066",
        "\uFEFF",
        "\u00AD",
        "\uFE0F",
        "\uD800",
        "\uDC00",
        "\uFFFF",
        "\uDB40\uDC41",
        "e\u0301",
        "\u00E9",
        "\u212B",
        "\uFF0E",
        "\uFF0F",
        "\u2024",
        "\u2215",
        "\uD83D\uDE00",
        "\u1112\u1161\u11AB",
        "a",
        "b",
        "file",
        "%2e%2e%2f",
        "\u037E"
    };

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void lets_no_name_out_of_the_folder() throws Exception {
        var corpus = HostilePath.all().stream()
                .map(HostilePath::path)
                .filter(path -> path.length() < 5000)
                .toArray(String[]::new);
        var legal = 0L;
        for (var i = 0L; i < NAMES; i++) {
            var given = switch (random.nextInt(4)) {
                case 0 -> ofParts();
                case 1 -> ofCodePoints();
                default -> changed(corpus[random.nextInt(corpus.length)]);
            };
            try {
                legal += PathOracle.check(given, ROOT) ? 1 : 0;
            } catch (Exception | AssertionError e) {
                throw new AssertionError("name " + i + " of seed " + SEED + ": " + escaped(given), e);
            }
        }
        assertTrue(legal > NAMES / 10 && legal < NAMES * 9 / 10, "legal " + legal + " of " + NAMES);
    }

    private String ofParts() {
        var path = new StringBuilder();
        for (var n = 1 + random.nextInt(12); n > 0; n--) {
            path.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return path.toString();
    }

    private String ofCodePoints() {
        var path = new StringBuilder();
        var most = random.nextInt(50) == 0 ? 400 : 12;
        for (var n = 1 + random.nextInt(most); n > 0; n--) {
            path.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x80);
                        case 1 -> random.nextInt(0x3000);
                        case 2 -> random.nextInt(0x10000);
                        default -> random.nextInt(Character.MAX_CODE_POINT + 1);
                    });
        }
        return path.toString();
    }

    private String changed(String path) {
        var changed = new StringBuilder(path);
        for (var n = random.nextInt(4); n > 0; n--) {
            var at = random.nextInt(changed.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, PARTS[random.nextInt(PARTS.length)]);
                case 1 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(3)));
                default -> changed.replace(at, Math.min(changed.length(), at + 1), ofCodePoints());
            }
        }
        return changed.toString();
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars()
                .limit(500)
                .forEach(c -> escaped.append(c > 0x20 && c < 0x7F ? "" + (char) c : "\\u%04x".formatted(c)));
        return escaped.toString();
    }
}
