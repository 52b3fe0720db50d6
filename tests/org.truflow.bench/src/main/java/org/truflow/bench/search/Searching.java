package org.truflow.bench.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.truflow.bench.Benchmark;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;
import org.truflow.bench.Usage;
import org.truflow.bench.search.Questions.Question;
import org.truflow.bench.sessions.Crowd;
import org.truflow.bench.sessions.LargeTracker;
import org.truflow.bench.sessions.SyntheticPeer;
import org.truflow.harness.Condition;
import org.truflow.harness.Sandbox;
import org.truflow.identity.internal.KeptIdentity;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Search;
import org.truflow.share.CatalogVersion;

/** A tracker that learns a million names from ten people, and is then asked from here, one question after the other. */
public final class Searching implements Benchmark {
    private static final int NAMES = 1_000_000;
    private static final int PEOPLE = 10;
    private static final long SEED = 1_000_000;
    private static final int LIMIT = 100;
    private static final int FIRST = 10;
    private static final int PORT = 4321;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        System.out.println("  making names");
        var paths = paths((int) setting.amount(NAMES));
        try (var sandbox = new Sandbox(setting.root())) {
            var tracker = LargeTracker.start(sandbox, "tracker");
            try (var crowd = new Crowd(tracker.address())) {
                index(tracker, crowd, paths, report);
                var asker = register(crowd, "asker");
                var questions = questions(paths, SEED);
                // The first of each kind compile what runs.
                questions(paths, SEED + 1)
                        .values()
                        .forEach(kind -> ask(asker, kind.subList(0, Math.min(40, kind.size()))));
                ask(asker, questions, report);
            }
        }
    }

    private static List<String> paths(int count) {
        var names = new Names(SEED);
        var paths = new LinkedHashSet<String>();
        while (paths.size() < count) {
            paths.add(names.next());
        }
        return List.copyOf(paths);
    }

    private static SyntheticPeer register(Crowd crowd, String name) throws Exception {
        var peer = crowd.connect(KeptIdentity.create()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        peer.ask(new Register(name, PORT, CatalogVersion.NONE)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return peer;
    }

    /** All list at once; then the index has to catch up with what the store has. */
    private static void index(LargeTracker tracker, Crowd crowd, List<String> paths, Report report) throws Exception {
        var libraries = new ArrayList<Callable<Object>>();
        var each = paths.size() / PEOPLE;
        for (var i = 0; i < PEOPLE; i++) {
            var library =
                    new Library(register(crowd, "person-" + i), paths.subList(i * each, (i + 1) * each), SEED + i);
            libraries.add(() -> {
                library.list();
                return library;
            });
        }
        System.out.println("  listing " + paths.size() + " names");
        var before = Usage.of(tracker.product().pid());
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(libraries)) {
                done.get();
            }
        }
        var listed = (System.nanoTime() - began) / 1e9;
        Condition.await(
                "all names to be indexed",
                PATIENCE,
                () -> tracker.product().json("status").path("indexed").asLong() >= paths.size());
        var indexed = (System.nanoTime() - began) / 1e9;
        var cpu = Usage.of(tracker.product().pid()).since(before).seconds();
        var busiest = Usage.peak(tracker.product().pid());
        System.out.printf("  listed in %.1f s, searchable after %.1f s%n", listed, indexed);

        var table = new Report.Table("1,000,000 names of ten people, one tracker", "");
        table.row("stored durably after, s", Samples.number(listed, 1));
        table.row("all searchable after, s", Samples.number(indexed, 1));
        table.row("CPU of the tracker, s", Samples.number(cpu, 1));
        sizes(tracker.product().data())
                .forEach((folder, bytes) -> table.row("`" + folder + "` on disk, MB", Samples.number(bytes / 1e6, 0)));
        table.row("most in RAM meanwhile, MiB", Samples.number(busiest, 0));
        table.row("in RAM after a garbage collection, MiB", Samples.number(tracker.settledMemory(), 0));
        report.add(table);
    }

    private static Map<String, Long> sizes(Path data) throws IOException {
        var sizes = new LinkedHashMap<String, Long>();
        try (var folders = Files.newDirectoryStream(data, Files::isDirectory)) {
            for (var folder : folders) {
                try (var files = Files.walk(folder)) {
                    sizes.put(
                            data.relativize(folder).toString(),
                            files.mapToLong(Searching::size).sum());
                }
            }
        }
        sizes.values().removeIf(bytes -> bytes < 1_000_000);
        sizes.remove(".equinox");
        return sizes;
    }

    /** A merge may delete a file while it is looked at. */
    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Map<String, List<Question>> questions(List<String> paths, long seed) {
        var made = new Questions(seed);
        var questions = new LinkedHashMap<String, List<Question>>();
        questions.put("100 whole names", made.exact(paths, 100));
        questions.put("50 with a typo", made.misspelt(paths, 50));
        questions.put("50 of two words", made.twoWords(paths, 50));
        questions.put("50 beginnings of a word", made.beginnings(paths, 50));
        questions.put("50 that are nowhere", made.misses(50));
        return questions;
    }

    /** What came of the questions of one kind. */
    private record Answers(Samples millis, Samples hits, int found, int foundAtAll, int cut) {}

    private static void ask(SyntheticPeer asker, Map<String, List<Question>> questions, Report report) {
        var table = new Report.Table(
                "searches over the wire, first 100 answers",
                "p50 ms",
                "p99 ms",
                "longest ms",
                "answers (median)",
                "the right one in the first 10",
                "in the first 100",
                "stopped at the budget");
        for (var kind : questions.entrySet()) {
            var answers = ask(asker, kind.getValue());
            var wanted = !kind.getValue().getFirst().wanted().isEmpty();
            table.row(
                    kind.getKey(),
                    Samples.number(answers.millis().percentile(50), 1),
                    Samples.number(answers.millis().percentile(99), 1),
                    Samples.number(answers.millis().percentile(100), 1),
                    answers.hits().shown(0),
                    wanted ? String.valueOf(answers.found()) : "",
                    wanted ? String.valueOf(answers.foundAtAll()) : "",
                    String.valueOf(answers.cut()));
        }
        report.add(table);
        report.say(
                "One question after the other, from another process over TLS, after some questions of each kind that are not counted."
                        + " The p99 of 50 questions is the longest. For two words and beginnings many files are right, so which comes first is chance.");
    }

    private static Answers ask(SyntheticPeer asker, List<Question> questions) {
        var answers = new Answers(new Samples(), new Samples(), 0, 0, 0);
        for (var question : questions) {
            var began = System.nanoTime();
            var page = asker.ask(new Search(question.text(), LIMIT, Optional.empty()))
                    .join()
                    .page();
            answers.millis().add((System.nanoTime() - began) / 1e6);
            answers.hits().add(page.hits().size());
            var at = -1;
            for (var i = page.hits().size() - 1; i >= 0; i--) {
                at = page.hits().get(i).places().stream()
                                .anyMatch(place -> place.path().equals(question.wanted()))
                        ? i
                        : at;
            }
            answers = new Answers(
                    answers.millis(),
                    answers.hits(),
                    answers.found() + (at >= 0 && at < FIRST ? 1 : 0),
                    answers.foundAtAll() + (at >= 0 ? 1 : 0),
                    answers.cut() + (page.cut() ? 1 : 0));
        }
        return answers;
    }
}
