package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** A folder of many small files beside an rsync daemon. */
final class SmallFiles {
    private static final int FILES = 10_000;
    private static final int LEAST = 1 << 10;
    private static final int SPREAD = 64;
    private static final int IN_A_FOLDER = 100;
    private static final int LEAST_RUNS = 5;
    private static final int WARM = 3;
    private static final long SEED = 7;
    private static final String LABEL = "notes";

    private SmallFiles() {}

    static void run(Sandbox sandbox, Setting setting, Report report) throws Exception {
        var count = (int) setting.amount(FILES);
        var source = sandbox.folder().resolve("anna-files").resolve(LABEL);
        var size = write(source, count);
        var targets = new Targets(sandbox.folder().resolve("targets"));
        var tracker = sandbox.tracker("tracker");
        var anna = sandbox.peer("anna", tracker, "--share", source + "=" + LABEL);
        var carla = sandbox.peer("carla", tracker);
        Found.hashed(anna, count);
        Found.content(carla, 1, "note-%05d.txt".formatted(count - 1));
        var download = new Download(carla, new String[] {"anna:" + LABEL}, anna);
        var rsync = Rsync.start(source, sandbox.folder().resolve("rsync"));
        var theirs = new Contest("rsync daemon, plaintext, nothing checked or synced");
        var ours = new Contest("truflow, checked and synced");
        var runs = setting.runs(LEAST_RUNS);
        var cold = download.fetch(targets.another());
        try {
            for (var run = 1; run < WARM; run++) {
                download.fetch(targets.another());
            }
            for (var run = 0; run < runs; run++) {
                if (rsync.isPresent()) {
                    theirs.add(size, rsync.get().fetch(targets.another()));
                }
                ours.add(size, download.fetch(targets.another()));
            }
        } finally {
            if (rsync.isPresent()) {
                rsync.get().close();
            }
        }
        Found.same(source, targets.current().resolve(LABEL));
        var profile = new Profile(download).take(targets.another());
        var table = Contest.table("10,000 files of 1 to 64 KiB, 150 MB", "rsync");
        if (theirs.speed() > 0) {
            theirs.row(table, theirs.speed());
        }
        ours.row(table, theirs.speed());
        report.add(table);
        report.say(
                "%,d files, %s MB. Medians of %d runs in turns after %d that are not counted, each into a new folder beside the others; the first after the start took %s s."
                        + " The last folder was compared with the original: the same.",
                count, Samples.number(size / 1e6, 0), runs, WARM, Samples.number(cold.seconds(), 1));
        profile.report("a download of small files", report);
    }

    /** As many small ones as large ones by the logarithm of their size. Returns bytes in all. */
    private static long write(Path folder, int count) throws IOException {
        var random = new SplittableRandom(SEED);
        var sum = 0L;
        for (var i = 0; i < count; i++) {
            var size = (int) (LEAST * Math.pow(SPREAD, random.nextDouble()));
            TestFiles.write(folder.resolve("part-%03d/note-%05d.txt".formatted(i / IN_A_FOLDER, i)), size, SEED + i);
            sum += size;
        }
        return sum;
    }
}
