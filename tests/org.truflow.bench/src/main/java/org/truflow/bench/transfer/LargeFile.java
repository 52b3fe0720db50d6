package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** One large file beside everything else that people use for it; then from two peers at once. */
final class LargeFile {
    private static final long SIZE = 4L << 30;
    private static final long SEED = 4;
    private static final int LEAST_RUNS = 5;
    private static final String FILE = "Mountain Expedition 2026.mkv";
    private static final String[] WORDS = {"mountain", "expedition"};

    private final Setting setting;
    private final Report report;
    private final Targets targets;
    private final Path file;
    private final long size;
    private final Map<Rival, Contest> rivals = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Contest synced = new Contest("curl, then synced to disk");
    private final Contest ours = new Contest("truflow, one source, checked and synced");
    private final Contest both = new Contest("truflow, two sources, checked and synced");

    private LargeFile(Setting setting, Report report, Path file, Targets targets) throws IOException {
        this.setting = setting;
        this.report = report;
        this.file = file;
        this.size = Files.size(file);
        this.targets = targets;
    }

    static void run(Sandbox sandbox, Setting setting, Report report) throws Exception {
        var folder = sandbox.folder();
        var file = TestFiles.write(folder.resolve("anna-files").resolve(FILE), setting.amount(SIZE), SEED);
        var measured = new LargeFile(setting, report, file, new Targets(folder.resolve("targets")));
        var program = Nginx.find(setting.cache());
        if (program.isEmpty()) {
            measured.missing.add("nginx and what downloads from it");
            measured.run(sandbox);
            return;
        }
        try (var nginx = Nginx.start(program.get(), folder.resolve("nginx"), parent(file))) {
            Web.curl(nginx, FILE).ifPresentOrElse(measured::add, () -> measured.missing.add("curl"));
            Web.aria2(nginx, file).ifPresentOrElse(measured::add, () -> measured.missing.add("aria2"));
            measured.run(sandbox);
        }
    }

    private void add(Rival rival) {
        rivals.put(rival, new Contest(rival.name()));
    }

    private void run(Sandbox sandbox) throws Exception {
        try {
            var folder = sandbox.folder();
            Rsync.start(file, folder.resolve("rsync")).ifPresentOrElse(this::add, () -> missing.add("rsync"));
            Scp.start(file, folder.resolve("ssh")).ifPresentOrElse(this::add, () -> missing.add("scp"));
            Torrent.start(file, folder.resolve("torrent")).ifPresentOrElse(this::add, () -> missing.add("libtorrent"));
            Syncthing.start(file, folder.resolve("syncthing"))
                    .ifPresentOrElse(this::add, () -> missing.add("syncthing"));
            measure(sandbox);
        } finally {
            for (var rival : rivals.keySet()) {
                rival.close();
            }
        }
    }

    private void measure(Sandbox sandbox) throws Exception {
        targets.touchMemory(size);
        var tracker = sandbox.tracker("tracker");
        var anna = sandbox.peer("anna", tracker, "--share", parent(file) + "=films");
        var carla = sandbox.peer("carla", tracker);
        var what = new String[] {Found.content(carla, 1, WORDS), "--name", FILE};
        var one = new Download(carla, what, anna);
        var runs = setting.runs(LEAST_RUNS);
        // The first time compiles what runs; a peer runs for weeks.
        var cold = one.fetch(targets.fresh());
        for (var run = 0; run < runs; run++) {
            for (var each : rivals.entrySet()) {
                var fetched = each.getKey().fetch(targets.fresh());
                var got = targets.current().resolve(FILE);
                each.getValue().add(size, fetched);
                if (each.getKey().name().contains("curl")) {
                    synced.add(size, plus(fetched, sync(got)));
                }
                if (run == 0) {
                    Found.same(file, got);
                }
            }
            ours.add(size, one.fetch(targets.fresh()));
        }
        Found.same(file, targets.current().resolve(FILE));
        var profile = new Profile(one).take(targets.fresh());

        // The same inode a second time: what counts is that two processes send.
        var ben = Files.createDirectories(sandbox.folder().resolve("ben-files"));
        Files.createLink(ben.resolve("Mountain Expedition (final cut).mkv"), file);
        var second = sandbox.peer("ben", tracker, "--share", ben + "=videos");
        Found.content(carla, 2, WORDS);
        var two = new Download(carla, what, anna, second);
        two.fetch(targets.fresh());
        for (var run = 0; run < runs; run++) {
            both.add(size, two.fetch(targets.fresh()));
        }
        Found.same(file, targets.current().resolve(FILE));
        targets.clear();
        tell(runs, cold, profile);
    }

    private void tell(int runs, Contest.Run cold, Profile.Taken profile) {
        var curl = rivals.entrySet().stream()
                .filter(each -> each.getKey().name().contains("curl"))
                .mapToDouble(each -> each.getValue().speed())
                .findFirst()
                .orElse(Double.NaN);
        var table = Contest.table("4 GiB, loopback, to disk", "curl");
        rivals.values().forEach(contest -> contest.row(table, curl));
        for (var contest : new Contest[] {synced, ours, both}) {
            if (contest.speed() > 0) {
                contest.row(table, curl);
            }
        }
        report.add(table);
        report.say(
                "Medians of %d runs in turns, those from two sources afterwards; each into a new folder, the old file deleted right before."
                        + " Ours: TLS 1.3 both ways proved, from the command to the end of it, with looking for sources, every byte checked, synced and"
                        + " renamed; the first download after the start made %s MB/s. The last file of each was compared with the original: the same."
                        + " Memory is the most that was in RAM at once (JVM options of the product: a heap of at most 512 MiB).",
                runs, Samples.number(size / 1e6 / cold.seconds(), 0));
        report.say("Beside: %s.", rivals.keySet().stream().map(Rival::version).collect(Collectors.joining("; ")));
        missing.add("eiskaltdcpp, whose daemon this benchmark cannot drive");
        report.say("Not measured: %s.", String.join("; ", missing));
        profile.report("a download from one source", report);
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

    private static Path parent(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return parent;
    }
}
