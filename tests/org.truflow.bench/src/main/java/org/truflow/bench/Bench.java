package org.truflow.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truflow.bench.hash.Hashing;
import org.truflow.bench.hash.SmallHashes;
import org.truflow.bench.search.Searching;
import org.truflow.bench.sessions.ManySessions;
import org.truflow.bench.tracker.TrackerLoad;
import org.truflow.bench.transfer.Transferring;

/** {@code ./truflow bench}: runs benchmarks, prints what they find and writes it into the document. */
public final class Bench {
    private static final String USAGE = """
            ./truflow bench [hash|micro|transfer|search|sessions|tracker|all] [--runs N] [--quick] [--small] [--print] [--parallel N] [--users N] [--files N]

              hash      content hashes of a 2 GiB file beside openssl
              micro     JMH: content hashes of a block in memory
              transfer  a 4 GiB file and 10,000 small ones between two peers, beside nginx and curl, rsync, scp,
                        aria2, libtorrent and syncthing, and profiles of both
              search    a tracker that knows 1,000,000 names, asked over the wire
              sessions  2,000 and 10,000 people at one tracker
              tracker   18,000 people with 500 files each log in, search, talk, and are attacked
              all       all of them; the same as no name

              --runs N  how often each contestant runs in hash and transfer (default 3; hash and transfer run at least 5 times, unless --quick)
              --quick   a quarter of everything, for a machine that others use too; the table says so
              --parallel N  with transfer: only 20 GiB in N downloads at once, with memory and allocation
              --small   a tenth of everything, to try the programs; says so and is not recorded
              --users N, --files N  how many people come to tracker, and what each lists
              --print   leaves docs/benchmarks.md as it is
            """;
    private static final int USAGE_STATUS = 2;
    private static final int MOST_RUNS = 100;
    private static final List<Benchmark> ALL = List.of(
            new Hashing(),
            new SmallHashes(),
            new Transferring(),
            new Searching(),
            new ManySessions(),
            new TrackerLoad());

    private final List<Benchmark> chosen = new ArrayList<>();
    private int runs = 3;
    private Setting.Size size = Setting.Size.FULL;
    private int parallel;
    private int users = 18_000;
    private int files = 500;
    private boolean record = true;

    private Bench(String[] arguments) {
        for (var i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "all" -> chosen.addAll(ALL);
                case "--print" -> record = false;
                case "--small" -> {
                    size = Setting.Size.SMALL;
                    record = false;
                }
                case "--quick" -> size = Setting.Size.QUICK;
                case "--parallel" ->
                    parallel = number("--parallel", ++i < arguments.length ? arguments[i] : "nothing", MOST_RUNS);
                case "--runs" -> runs = number("--runs", ++i < arguments.length ? arguments[i] : "nothing", MOST_RUNS);
                case "--users" -> users = number("--users", ++i < arguments.length ? arguments[i] : "nothing", 100_000);
                case "--files" -> files = number("--files", ++i < arguments.length ? arguments[i] : "nothing", 2_000);
                default -> chosen.add(benchmark(arguments[i]));
            }
        }
        if (chosen.isEmpty()) {
            chosen.addAll(ALL);
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
            System.out.print(USAGE);
            return;
        }
        try {
            new Bench(arguments)
                    .run(Path.of(System.getProperty("truflow.root", "")).toAbsolutePath());
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.print(USAGE);
            System.exit(USAGE_STATUS);
        }
        // Threads of libraries that are still winding down are not waited for.
        System.exit(0);
    }

    private void run(Path root) throws Exception {
        var document = new Document(root.resolve("docs/benchmarks.md"));
        for (var benchmark : chosen) {
            System.out.println("== " + benchmark.name());
            var report = new Report();
            if (size != Setting.Size.FULL) {
                report.say("Only %s of what the headings say.", size == Setting.Size.QUICK ? "a quarter" : "a tenth");
            }
            var load = Machine.load();
            var began = System.nanoTime();
            benchmark.run(new Setting(root, runs, size, parallel, users, files), report);
            report.say(
                    "%s; load before %s, after %s; took %d s.",
                    Machine.describe(root), load, Machine.load(), (System.nanoTime() - began) / 1_000_000_000);
            System.out.println();
            System.out.println(report.text());
            if (record) {
                document.put(parallel > 0 ? benchmark.name() + "-parallel" : benchmark.name(), report.text());
            }
        }
    }

    private static int number(String option, String text, int most) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException(option + " takes 1 to " + most + ", not " + text);
    }

    private static Benchmark benchmark(String name) {
        for (var benchmark : ALL) {
            if (benchmark.name().equals(name)) {
                return benchmark;
            }
        }
        throw new IllegalArgumentException("there is no benchmark " + name);
    }
}
