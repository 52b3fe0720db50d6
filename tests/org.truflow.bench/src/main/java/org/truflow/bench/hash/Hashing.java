package org.truflow.bench.hash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.truflow.bench.Benchmark;
import org.truflow.bench.Program;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Scratch;
import org.truflow.bench.Setting;
import org.truflow.content.ContentHasher;
import org.truflow.content.HashProgress;
import org.truflow.harness.FileRoot;
import org.truflow.harness.TestFiles;

/** The content hash of a large file that is in memory, beside what openssl needs for a plain SHA-256 of it. */
public final class Hashing implements Benchmark {
    private static final long SIZE = 2L << 30;
    private static final long SEED = 2;
    private static final int LEAST_RUNS = 5;

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        if (Program.find("openssl").isEmpty()) {
            report.say("Skipped: there is no openssl on this machine.");
            return;
        }
        try (var scratch = Scratch.create();
                var pool = Executors.newFixedThreadPool(2)) {
            var file = TestFiles.write(scratch.folder().resolve("file.bin"), setting.amount(SIZE), SEED);
            measure(file, pool, setting.runs(LEAST_RUNS), report);
        }
    }

    private static void measure(Path file, ExecutorService pool, int runs, Report report) throws Exception {
        var contestants = new LinkedHashMap<String, Callable<Double>>();
        var one = new ContentHasher(pool, 1);
        var two = new ContentHasher(pool, 2);
        contestants.put("truflow, one thread", () -> speed(file, 1, () -> one.hash(file, HashProgress.NONE)));
        contestants.put("openssl dgst -sha256", () -> speed(file, 1, () -> openssl(file)));
        contestants.put("truflow, two threads", () -> speed(file, 1, () -> two.hash(file, HashProgress.NONE)));
        contestants.put("openssl dgst -sha256, two at once", () -> speed(file, 2, () -> atOnce(pool, file)));

        // Reads the file once more, fills caches, and lets the JVM compile what runs.
        var hash = two.hash(file, HashProgress.NONE).root();
        if (!FileRoot.of(file).equals(hash.toString())) {
            throw new IOException("the content hash of " + file + " is wrong: " + hash);
        }
        var speeds = new LinkedHashMap<String, Samples>();
        for (var run = 0; run < runs; run++) {
            for (var contestant : contestants.entrySet()) {
                speeds.computeIfAbsent(contestant.getKey(), _ -> new Samples())
                        .add(contestant.getValue().call());
            }
        }
        var table = new Report.Table("content hash of 2 GiB, in memory", "MB/s", "range", "beside openssl");
        for (var each : speeds.entrySet()) {
            var name = each.getKey();
            var rival = speeds.get(name.contains("two") ? "openssl dgst -sha256, two at once" : "openssl dgst -sha256");
            var ratio = rival == each.getValue() || rival == null
                    ? ""
                    : Samples.number(each.getValue().median() / rival.median(), 2);
            table.row(name, each.getValue().shown(0), each.getValue().range(0), ratio);
        }
        report.add(table);
        report.say(
                "Medians of %d runs in turns. Ours reads the file and makes the whole Merkle tree; openssl makes one digest. %s.",
                runs, Program.need("openssl", "version").strip());
    }

    private interface Work {
        Object run() throws Exception;
    }

    /** Returns MB/s over {@code files} times the file. */
    private static double speed(Path file, int files, Work work) throws Exception {
        var bytes = files * Files.size(file);
        var began = System.nanoTime();
        work.run();
        return bytes / 1e6 / ((System.nanoTime() - began) / 1e9);
    }

    private static String openssl(Path file) throws IOException {
        return Program.need("openssl", "dgst", "-sha256", file.toString());
    }

    private static List<String> atOnce(ExecutorService pool, Path file)
            throws InterruptedException, ExecutionException {
        List<Future<String>> both = List.of(pool.submit(() -> openssl(file)), pool.submit(() -> openssl(file)));
        var digests = new ArrayList<String>();
        for (var each : both) {
            digests.add(each.get());
        }
        return digests;
    }
}
