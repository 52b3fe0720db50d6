package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;

/**
 * Measures searches over generated names: {@code NameSearchBenchmark FOLDER [NAMES]}. Prints one line for each kind of
 * search: median and 99th percentile in milliseconds for the first 100 hits, by the clock and of processor time, hits found, and how often a search was cut.
 */
final class NameSearchBenchmark {
    private static final int SEED = 20_261_120;
    private static final int PAGE = 2_000;
    private static final int SEARCHES = 500;
    private static final int VOCABULARY = 60_000;
    private static final String[] SYLLABLES =
            ("ka lo mi ra ten sol var dun bel gor nis pha que ri sta tra ul vex wen yo zar chi dra eth fin gla hul ist"
                            + " jor kry lum")
                    .split(" ");
    private static final String[] ENDINGS = {"mp3", "flac", "mkv", "pdf", "jpg", "txt", "zip", "iso", "epub", "java"};

    private final Random random = new Random(SEED);
    private final String[] words = new String[VOCABULARY];

    private NameSearchBenchmark() {
        for (var i = 0; i < VOCABULARY; i++) {
            var word = new StringBuilder();
            for (var syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
    }

    public static void main(String[] arguments) throws IOException {
        var names = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        new NameSearchBenchmark().run(Path.of(arguments[0]), names);
    }

    private void run(Path folder, int names) throws IOException {
        try (var index = new LuceneIndex(folder, Clock.systemUTC(), () -> {})) {
            var start = System.nanoTime();
            var threads = ManagementFactory.getThreadMXBean();
            var used = threads.getCurrentThreadCpuTime();
            var sample = fill(index, names);
            index.refresh();
            index.commit();
            System.out.printf(
                    Locale.ROOT,
                    "%,d names indexed in %.1f s, %.1f s of the processor besides merging%n",
                    names,
                    (System.nanoTime() - start) / 1e9,
                    (threads.getCurrentThreadCpuTime() - used) / 1e9);
            try (var files = Files.list(folder)) {
                System.out.printf(
                        Locale.ROOT,
                        "size %.0f MB%n",
                        files.mapToLong(file -> file.toFile().length()).sum() / 1e6);
            }
            for (var round = 0; round < 2; round++) {
                System.out.println(round == 0 ? "warming up" : "measured");
                measure(index, "exact", sample, name -> pick(name));
                measure(index, "prefix", sample, name -> pick(name).substring(0, 4));
                measure(index, "short prefix", sample, name -> pick(name).substring(0, 2));
                measure(index, "substring", sample, name -> longest(name).substring(1, 5));
                measure(index, "one typo", sample, name -> typo(pick(name)));
                measure(index, "two typos", sample, name -> typo(typo(longest(name))));
                measure(index, "two words", sample, name -> pick(name) + " " + pick(name));
                measure(index, "word and folder", sample, name -> longest(name) + " " + name.split("/")[1]);
                measure(index, "common word", sample, name -> "mp3");
                measure(index, "miss", sample, name -> "qx" + pick(name).replace('a', 'q') + "xq");
            }
        }
    }

    /** Does nothing to an index that was filled before. @return some of the paths */
    private List<String> fill(LuceneIndex index, int names) throws IOException {
        var sample = new ArrayList<String>();
        var ready = index.entries() > names;
        for (var from = 0; from < names; from += PAGE) {
            var page = new ArrayList<CatalogChange>(PAGE);
            for (var i = from; i < from + PAGE; i++) {
                var path = path();
                page.add(new CatalogChange.File(path, i, Filled.EARLIER.plusSeconds(i), Optional.of(Filled.hash(i))));
                if (i % (names / SEARCHES) == 0) {
                    sample.add(path);
                }
            }
            if (ready) {
                continue;
            }
            index.apply(Filled.peer(from / 50_000), from % 50_000 == 0, page, new CatalogVersion(1, from + 1));
        }
        return sample;
    }

    private String path() {
        return "share/" + word() + "/" + word() + " " + word() + "/" + word() + "_" + word() + "-" + word()
                + random.nextInt(100) + "." + ENDINGS[random.nextInt(ENDINGS.length)];
    }

    /** Some words are far more common than others. */
    private String word() {
        return words[(int) (VOCABULARY * Math.pow(random.nextDouble(), 3))];
    }

    private String pick(String path) {
        var all = path.substring(path.lastIndexOf('/') + 1).split("[-_.]");
        return all[random.nextInt(2)];
    }

    private static String longest(String path) {
        return Arrays.stream(path.substring(path.lastIndexOf('/') + 1).split("[-_.]"))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElseThrow();
    }

    private String typo(String word) {
        var at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + "x" + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    private static void measure(LuceneIndex index, String what, List<String> sample, Function<String, String> query)
            throws IOException {
        var times = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        var threads = ManagementFactory.getThreadMXBean();
        var hits = 0L;
        var cut = 0;
        var found = 0;
        for (var path : sample) {
            var text = query.apply(path);
            var start = System.nanoTime();
            var used = threads.getCurrentThreadCpuTime();
            var page = index.search(Question.of(text, 100, Optional.empty()));
            processor.add((threads.getCurrentThreadCpuTime() - used) / 1e6);
            times.add((System.nanoTime() - start) / 1e6);
            hits += page.groups().size();
            cut += page.cut() ? 1 : 0;
            found += page.groups().isEmpty() ? 0 : 1;
        }
        times.sort(null);
        processor.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-16s p50 %6.2f  p99 %6.2f ms, of the processor p50 %6.2f  p99 %6.2f, %d of %d found something, %d"
                        + " hits, %d cut%n",
                what,
                times.get(times.size() / 2),
                times.get(times.size() * 99 / 100),
                processor.get(times.size() / 2),
                processor.get(times.size() * 99 / 100),
                found,
                times.size(),
                hits,
                cut);
    }
}
