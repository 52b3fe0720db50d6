package org.truflow.tracker.search.lucene.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fixed set of queries with what a person would want to find, among names and a thousand others: how much of it is
 * among the first ten (recall), and how far up the first of it is (mean reciprocal rank). Plain substring search beside it.
 */
class QualityTest {
    private static final int FIRST = 10;

    /** @param wanted paths, at least one */
    private record Case(String kind, String query, Set<String> wanted) {}

    /** Sums over the cases of a kind. */
    private static final class Score {
        private int cases;
        private double recall;
        private double reciprocalRank;

        void add(List<String> found, Set<String> wanted) {
            var first = found.subList(0, Math.min(FIRST, found.size()));
            cases++;
            recall += first.stream().filter(wanted::contains).count() / (double) wanted.size();
            for (var i = 0; i < found.size(); i++) {
                if (wanted.contains(found.get(i))) {
                    reciprocalRank += 1.0 / (i + 1);
                    break;
                }
            }
        }

        double recall() {
            return recall / cases;
        }

        double meanReciprocalRank() {
            return reciprocalRank / cases;
        }
    }

    private final List<String> names = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();

    @Test
    void people_find_what_they_want(@TempDir Path folder) throws IOException {
        read();
        var ours = new LinkedHashMap<String, Score>();
        var plain = new LinkedHashMap<String, Score>();
        var missed = new ArrayList<String>();
        try (var filled = new Filled(folder)) {
            filled.names(names.toArray(String[]::new));
            filled.names(others());
            for (var each : cases) {
                var found = filled.search(each.query());
                add(ours, each, found);
                add(plain, each, containing(each.query()));
                if (!found.subList(0, Math.min(FIRST, found.size())).containsAll(each.wanted())) {
                    missed.add(each.kind() + ": " + each.query());
                }
            }
        }

        report(ours, plain, missed);
        var all = Objects.requireNonNull(ours.get("all"));
        assertTrue(cases.size() >= 300, "queries: " + cases.size());
        assertTrue(all.recall() >= 0.95, "recall " + all.recall() + ", missed: " + missed);
        assertTrue(all.meanReciprocalRank() >= 0.9, "mean reciprocal rank " + all.meanReciprocalRank());
    }

    private static void add(Map<String, Score> scores, Case each, List<String> found) {
        for (var kind : List.of(each.kind(), "all")) {
            scores.computeIfAbsent(kind, _ -> new Score()).add(found, each.wanted());
        }
    }

    private static void report(Map<String, Score> ours, Map<String, Score> plain, List<String> missed) {
        var text = new StringBuilder(
                "kind of query: number, recall at 10 and mean reciprocal rank, beside plain substring search\n");
        ours.forEach((kind, score) -> {
            var beside = plain.getOrDefault(kind, score);
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s %3d  %.3f %.3f  beside %.3f %.3f%n",
                    kind,
                    score.cases,
                    score.recall(),
                    score.meanReciprocalRank(),
                    beside.recall(),
                    beside.meanReciprocalRank()));
        });
        missed.forEach(query -> text.append("not all found: ").append(query).append('\n'));
        System.out.print(text);
    }

    /** Finds names as most programs do: those that have the text in them, capitals do not matter. */
    private List<String> containing(String query) {
        var text = plain(query);
        return names.stream().filter(name -> plain(name).contains(text)).toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Returns names that nobody asks for, of words that are near those that are asked for. */
    private static String[] others() {
        var words = List.of(
                "garden",
                "sliver",
                "mounting",
                "station",
                "harvest",
                "quartet",
                "silence",
                "palette",
                "granular",
                "mirror",
                "protect",
                "vector",
                "vertical",
                "memorial",
                "schedule",
                "weather",
                "waterway",
                "chapter",
                "theory",
                "thesaurus",
                "master",
                "contrast",
                "berlin",
                "starfish",
                "chronic",
                "рекорд",
                "зимний",
                "山小屋",
                "東北",
                "物理",
                "여름",
                "جبال");
        var others = new LinkedHashSet<String>();
        for (var i = 0; i < words.size(); i++) {
            for (var j = 0; j < words.size(); j++) {
                others.add("Other/" + words.get(i) + "/" + words.get(i) + " " + words.get(j) + " " + (i * j) + ".dat");
            }
        }
        return others.toArray(String[]::new);
    }

    @SuppressWarnings("resource") // It is closed: the compiler does not see it through requireNonNull.
    private void read() throws IOException {
        var kind = "";
        try (var in = QualityTest.class.getResourceAsStream("quality.txt")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (var line : text.lines().toList()) {
                if (line.startsWith("  ") && kind.equals("names")) {
                    names.add(line.strip());
                } else if (line.startsWith("  ")) {
                    cases.getLast().wanted().add(line.strip());
                } else if (line.endsWith(":")) {
                    kind = line.substring(0, line.length() - 1);
                } else if (!line.startsWith("#")) {
                    cases.add(new Case(kind, line, new LinkedHashSet<>()));
                }
            }
        }
    }
}
