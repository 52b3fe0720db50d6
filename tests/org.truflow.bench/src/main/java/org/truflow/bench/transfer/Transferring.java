package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.truflow.bench.Benchmark;
import org.truflow.bench.Program;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** One large file from peer to peer beside nginx and curl, in turns, each run into a new file; then from two peers at once. */
public final class Transferring implements Benchmark {
    private static final long SIZE = 4L << 30;
    private static final long SEED = 4;
    private static final int LEAST_RUNS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FILE = "Mountain Expedition 2026.mkv";
    private static final String URL_FILE = "Mountain%20Expedition%202026.mkv";

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (var sandbox = new Sandbox(setting.root())) {
            var file =
                    TestFiles.write(sandbox.folder().resolve("anna-files").resolve(FILE), setting.amount(SIZE), SEED);
            var program = Program.find("curl").isPresent() ? Nginx.find(setting.cache()) : Optional.<Path>empty();
            if (program.isEmpty()) {
                report.say("Without nginx and curl: they are not installed and could not be fetched from Debian.");
                measure(sandbox, file, Optional.empty(), setting, report);
                return;
            }
            try (var nginx = Nginx.start(program.get(), sandbox.folder().resolve("nginx"), parent(file))) {
                measure(sandbox, file, Optional.of(new Curl(nginx)), setting, report);
                var versions = Program.need(program.get().toString(), "-v").strip() + ", "
                        + Program.need("curl", "--version").lines().findFirst().orElse("");
                report.say("%s.", versions);
            }
        }
    }

    private static void measure(Sandbox sandbox, Path file, Optional<Curl> curl, Setting setting, Report report)
            throws Exception {
        var targets = new Targets(sandbox.folder().resolve("targets"));
        var size = Files.size(file);
        targets.touchMemory(size);
        var tracker = sandbox.tracker("tracker");
        var anna = sandbox.peer("anna", tracker, "--share", parent(file) + "=films");
        var carla = sandbox.peer("carla", tracker);
        var content = awaitHashed(carla, 1);
        var one = new Download(carla, content, FILE, anna);

        var plain = new Contest("nginx https + curl, nothing checked");
        var synced = new Contest("the same, then synced to disk");
        var ours = new Contest("truflow, one source, checked and synced");
        var runs = Math.max(LEAST_RUNS, setting.runs());
        // The first time compiles what runs; a peer runs for weeks.
        var cold = one.fetch(targets.fresh());
        var last = targets.current();
        for (var run = 0; run < runs; run++) {
            if (curl.isPresent()) {
                var target = targets.fresh().resolve(FILE);
                var fetched = curl.get().fetch(URL_FILE, target);
                plain.add(size, fetched);
                synced.add(size, plus(fetched, sync(target)));
            }
            ours.add(size, one.fetch(targets.fresh()));
            last = targets.current();
        }
        same(file, last.resolve(FILE));
        var profile = new Profile(one).take(targets);

        // The same inode a second time: what counts is that two processes send.
        var ben = sandbox.folder().resolve("ben-files");
        Files.createDirectories(ben);
        Files.createLink(ben.resolve("Mountain Expedition (final cut).mkv"), file);
        var second = sandbox.peer("ben", tracker, "--share", ben + "=videos");
        awaitHashed(carla, 2);
        var two = new Download(carla, content, FILE, anna, second);
        var both = new Contest("truflow, two sources, checked and synced");
        two.fetch(targets.fresh());
        for (var run = 0; run < runs; run++) {
            both.add(size, two.fetch(targets.fresh()));
        }
        same(file, targets.current().resolve(FILE));
        targets.clear();

        var table = Contest.table();
        for (var contest : new Contest[] {plain, synced, ours, both}) {
            if (contest.speed() > 0) {
                contest.row(table, plain.speed());
            }
        }
        report.add(table);
        report.say(
                "Medians of %d runs in turns, those from two sources afterwards; each into a new folder, the old file deleted right before."
                        + " Ours: from the command to the end of it, with looking for sources, every byte checked, synced and renamed;"
                        + " the first download after the start made %s MB/s. The last file of each was compared with the original: the same."
                        + " Memory is the most that was in RAM at once (JVM options of the product: a heap of at most 512 MiB).",
                runs, Samples.number(size / 1e6 / cold.seconds(), 0));
        profile.report(report);
    }

    /** Waits until the file is hashed and found at so many places, and returns its content hash. */
    private static String awaitHashed(RunningProduct peer, int places) throws IOException {
        var found = new String[1];
        Condition.await("the file to be hashed and found", PATIENCE, () -> {
            for (var hit : peer.json("sch", "mountain", "expedition").path("hits")) {
                if (hit.path("content").isTextual() && hit.path("places").size() == places) {
                    found[0] = hit.path("content").asText();
                    return true;
                }
            }
            return false;
        });
        return found[0];
    }

    /** Returns the seconds that it takes until the file is on the disk. */
    private static double sync(Path file) throws IOException {
        var began = System.nanoTime();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static Contest.Run plus(Contest.Run run, double seconds) {
        return new Contest.Run(
                run.seconds() + seconds, run.sender(), run.receiver(), run.senderMemory(), run.receiverMemory());
    }

    private static void same(Path expected, Path got) throws IOException {
        if (Files.mismatch(expected, got) != -1) {
            throw new IOException(got + " differs from " + expected);
        }
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return parent;
    }
}
