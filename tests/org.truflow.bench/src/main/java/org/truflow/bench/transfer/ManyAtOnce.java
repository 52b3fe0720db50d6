package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Setting;
import org.truflow.bench.Usage;
import org.truflow.harness.Condition;
import org.truflow.harness.RunningProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.TestFiles;

/** Many downloads at once, to see what memory they take. */
final class ManyAtOnce {
    private static final long SIZE = 20L << 30;
    private static final long LEAF = 16 << 10;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private ManyAtOnce() {}

    static void run(Sandbox sandbox, Setting setting, Report report) throws Exception {
        var count = setting.parallel();
        var each = setting.amount(SIZE) / count / LEAF * LEAF;
        var source = sandbox.folder().resolve("anna-files");
        for (var i = 0; i < count; i++) {
            TestFiles.write(source.resolve("Film-%03d.mkv".formatted(i)), each, i);
        }
        var carlaData = Files.createDirectories(sandbox.folder().resolve("carla"));
        Files.writeString(
                carlaData.resolve("truflow.conf"),
                "transfer.active = %d%ntransfer.active-of-user = %d%n".formatted(count, count));
        var tracker = sandbox.tracker("tracker");
        var anna = sandbox.peer("anna", tracker, "--share", source + "=films");
        var carla = sandbox.peer("carla", tracker);
        Found.hashed(anna, count);
        var contents = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            contents.add(Found.content(carla, 1, "film-%03d.mkv".formatted(i)));
        }
        var target = Files.createDirectories(sandbox.folder().resolve("target"));
        var sender = new Profile.Watch(anna);
        var receiver = new Profile.Watch(carla);
        sender.start();
        receiver.start();
        Usage.forgetPeak(anna.pid());
        Usage.forgetPeak(carla.pid());
        var seconds = fetch(carla, contents, target);
        var table = new Report.Table(
                "%d downloads at once, %s GiB in all"
                        .formatted(count, Samples.number(each * count / (double) (1 << 30), 1)),
                "peak MiB of the heap",
                "of that live",
                "allocated MiB",
                "bytes allocated for each KiB",
                "peak MiB in RAM",
                "CPU s");
        row(table, "receiver", receiver.stop(), each * count, Usage.peak(carla.pid()));
        row(table, "sender", sender.stop(), each * count, Usage.peak(anna.pid()));
        Found.same(source, target);
        report.add(table);
        report.say(
                "%s MB/s in all. Peak of the heap: with garbage, right before a collection; live: after one. Every file was compared with the original: the same.",
                Samples.number(each * count / 1e6 / seconds, 0));
    }

    private static double fetch(RunningProduct carla, List<String> contents, Path target) throws IOException {
        var began = System.nanoTime();
        for (var i = 0; i < contents.size(); i++) {
            carla.json("get", contents.get(i), "--name", "Film-%03d.mkv".formatted(i), "--to", target.toString());
        }
        Condition.await("all downloads to be completed", PATIENCE, () -> {
            var completed = 0;
            for (var download : carla.json("downloads")) {
                completed += download.path("state").asText().equals("completed") ? 1 : 0;
            }
            return completed == contents.size();
        });
        return (System.nanoTime() - began) / 1e9;
    }

    private static void row(Report.Table table, String name, Profile.Side side, long bytes, double memory) {
        var heap = side.heap();
        table.row(
                name,
                Samples.number(heap.peak(), 0),
                Samples.number(heap.live(), 0),
                Samples.number(heap.allocated(), 0),
                Samples.number(heap.allocated() * (1 << 20) / (bytes / 1024.0), 1),
                Samples.number(memory, 0),
                Samples.number(side.usage().seconds(), 1));
    }
}
