package org.truflow.bench.tracker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truflow.bench.Benchmark;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;
import org.truflow.bench.Usage;
import org.truflow.bench.sessions.LargeTracker;
import org.truflow.harness.Condition;
import org.truflow.harness.Sandbox;

/** Many people at one tracker, each with files: how they come, what they feel, what it costs, and what attacks do to it. */
public final class TrackerLoad implements Benchmark {
    private static final int MOST_OF_A_PROCESS = 9_000;
    private static final int AT_ONCE = 32;
    private static final int LIVE_SECONDS = 30;
    private static final int ATTACK_SECONDS = 15;
    private static final int SATURATED_SECONDS = 10;
    private static final int GROUP = 1_000;
    /** Limits of one address stay as they are: people come from many. */
    private static final String SETTINGS = """
            net.connections = 100000
            tracker.lines.per.minute = 1000000
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "tracker";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        var users = (int) setting.amount(setting.users());
        try (var sandbox = new Sandbox(setting.root())) {
            var tracker = LargeTracker.start(sandbox, "tracker", SETTINGS);
            var empty = tracker.settledMemory();
            var processes = new ArrayList<LoadProcess>();
            try {
                var each = (users + 1) / 2;
                for (var from = 0; from < users; from += Math.min(each, MOST_OF_A_PROCESS)) {
                    var count = Math.min(Math.min(each, MOST_OF_A_PROCESS), users - from);
                    processes.add(LoadProcess.start(tracker.address(), from, count));
                }
                for (var process : processes) {
                    process.answer();
                }
                new Course(setting, tracker, processes, users, empty, report).run();
            } finally {
                processes.forEach(LoadProcess::close);
            }
        }
    }

    /** One run from the first log-in to the last attack. */
    private record Course(
            Setting setting,
            LargeTracker tracker,
            List<LoadProcess> processes,
            int users,
            double empty,
            Report report) {

        void run() throws Exception {
            var table =
                    new Report.Table("people", "s", "a second", "CPU s of the tracker", "MiB in RAM", "KiB a session");
            coming(table, "new names, each registered durably", "login " + AT_ONCE);
            together("leave");
            Condition.await(
                    "everyone to be gone",
                    PATIENCE,
                    () -> tracker.product().json("status").path("online").asInt() == 0);
            coming(table, "known names, all back after they were gone", "login " + AT_ONCE);
            var files = setting.amount(setting.files());
            coming(table, "each lists " + files + " files, durably", "publish " + files);
            report.add(table);
            Condition.await("everything to be searchable", PATIENCE, () -> {
                var status = tracker.product().json("status");
                return status.path("problems").isEmpty()
                        && status.path("indexed").asLong()
                                >= status.path("entries").asLong();
            });
            felt();
            saturated();
            report.say(
                    "%,d people in %d load processes on the same %d processors, %d log-ins of each under way at once; %,d files and"
                            + " folders listed. The tracker with the JVM options of the product; its memory after a garbage"
                            + " collection, a session's share of what came on top of the empty tracker (%.0f MiB).",
                    users,
                    processes.size(),
                    Runtime.getRuntime().availableProcessors(),
                    AT_ONCE,
                    tracker.product().json("status").path("entries").asLong(),
                    empty);
        }

        private void coming(Report.Table table, String what, String command) throws Exception {
            var before = Usage.of(tracker.product().pid());
            var began = System.nanoTime();
            together(command);
            var took = (System.nanoTime() - began) / 1e9;
            var cpu = Usage.of(tracker.product().pid()).since(before).seconds();
            var memory = tracker.settledMemory();
            System.out.printf("  %s: %.1f s, %.0f MiB%n", what, took, memory);
            table.row(
                    what,
                    Samples.number(took, 1),
                    Samples.number(users / took, 0),
                    Samples.number(cpu, 1),
                    Samples.number(memory, 0),
                    Samples.number((memory - empty) * 1024 / users, 1));
        }

        /** What people feel, at rest and while one process attacks. */
        private void felt() throws Exception {
            var table = new Report.Table(
                    "while everyone searches and says a line once a minute",
                    "search p50 ms",
                    "p99 ms",
                    "longest",
                    "presence p50 ms",
                    "p99 ms",
                    "longest",
                    "failed",
                    "MiB in RAM");
            row(table, "nothing else happens", together("live " + LIVE_SECONDS));
            var first = processes.getFirst();
            var others = processes.subList(1, processes.size());
            for (var attack : Attack.values()) {
                first.tell("attack " + attack + " " + ATTACK_SECONDS);
                for (var other : others) {
                    other.tell("live " + ATTACK_SECONDS);
                }
                var answers = new ArrayList<String>();
                for (var other : others) {
                    answers.add(other.answer());
                }
                row(table, attack.name().toLowerCase() + " from one process: " + first.answer(), answers);
            }
            report.add(table);
        }

        private void row(Report.Table table, String what, List<String> answers) throws IOException {
            var searches = new Samples();
            var presence = new Samples();
            var failed = 0L;
            for (var answer : answers) {
                var words = words(answer);
                add(searches, words.getOrDefault("searches", ""));
                add(presence, words.getOrDefault("presence", ""));
                failed += Long.parseLong(words.getOrDefault("failed", "0"))
                        + Long.parseLong(words.getOrDefault("unheard", "0"));
            }
            System.out.printf(
                    "  %s: search p99 %.1f ms, presence p99 %.1f ms%n",
                    what, searches.percentile(99), presence.percentile(99));
            table.row(
                    what,
                    searches.shown(1),
                    Samples.number(searches.percentile(99), 1),
                    Samples.number(searches.percentile(100), 1),
                    presence.shown(0),
                    Samples.number(presence.percentile(99), 0),
                    Samples.number(presence.percentile(100), 0),
                    String.valueOf(failed),
                    Samples.number(Usage.resident(tracker.product().pid()), 0));
        }

        private void saturated() throws Exception {
            var before = Usage.of(tracker.product().pid());
            var deliveries = 0.0;
            for (var answer : together("saturate " + SATURATED_SECONDS + " " + GROUP)) {
                var words = words(answer);
                deliveries += Double.parseDouble(words.getOrDefault("deliveries", "0"))
                        / Double.parseDouble(words.getOrDefault("seconds", "1"));
            }
            var cpu = Usage.of(tracker.product().pid()).since(before).seconds() / SATURATED_SECONDS;
            System.out.printf("  %.0f deliveries a second%n", deliveries);
            report.say(
                    "At saturation %,.0f lines a second reach somebody (one sender of each load process, groups of %,d), over TLS, with"
                            + " %.1f processors' time of the tracker a second.",
                    deliveries, GROUP, cpu);
        }

        private List<String> together(String command) throws IOException {
            processes.forEach(process -> process.tell(command));
            var answers = new ArrayList<String>();
            for (var process : processes) {
                answers.add(process.answer());
            }
            return answers;
        }

        private static Map<String, String> words(String answer) {
            var words = new HashMap<String, String>();
            for (var word : answer.split(" ")) {
                var equals = word.indexOf('=');
                if (equals > 0) {
                    words.put(word.substring(0, equals), word.substring(equals + 1));
                }
            }
            return words;
        }

        private static void add(Samples samples, String micros) {
            for (var one : micros.split(",")) {
                if (!one.isEmpty()) {
                    samples.add(Long.parseLong(one) / 1e3);
                }
            }
        }
    }
}
