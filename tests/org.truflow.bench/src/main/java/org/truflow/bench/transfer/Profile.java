package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.truflow.bench.Program;
import org.truflow.bench.Report;
import org.truflow.bench.Samples;
import org.truflow.bench.Usage;
import org.truflow.harness.RunningProduct;

/** One more download that Java's flight recorder watches on both sides: each sample is 10 ms of processor time. */
final class Profile {
    private static final String RECORDING = "bench";
    private static final int MOST_FRAMES = 12;

    private final Download download;

    Profile(Download download) {
        this.download = download;
    }

    /** What was seen. */
    record Taken(double seconds, Side sender, Side receiver) {
        /** @param what was downloaded */
        void report(String what, Report report) {
            report.say(
                    "Where the time of %s goes (%s s under the profiler): processor seconds by the flight recorder's"
                            + " CPU-time samples; below them what the kernel counts.",
                    what, Samples.number(seconds, 1));
            var table = new Report.Table("CPU seconds", "sender", "receiver");
            for (var work : Work.values()) {
                var there = sender.samples().seconds(work);
                var here = receiver.samples().seconds(work);
                if (there + here >= 0.05) {
                    table.row(work.label(), Samples.number(there, 2), Samples.number(here, 2));
                }
            }
            table.row(
                    "all samples",
                    Samples.number(sender.samples().seconds(), 2),
                    Samples.number(receiver.samples().seconds(), 2));
            table.row("counted by the kernel: in the program", user(sender), user(receiver));
            table.row("counted by the kernel: in the kernel", kernel(sender), kernel(receiver));
            report.add(table);
            report.add(threads("sender", sender));
            report.add(threads("receiver", receiver));
            report.say(
                    "Heap: the receiver used at most %s MiB, garbage included, and allocated %s MiB; the sender %s and %s MiB.",
                    Samples.number(receiver.heap().peak(), 0),
                    Samples.number(receiver.heap().allocated(), 0),
                    Samples.number(sender.heap().peak(), 0),
                    Samples.number(sender.heap().allocated(), 0));
            report.say("Top methods of the receiver: %s.", receiver.samples().top(MOST_FRAMES));
            report.say("Top methods of the sender: %s.", sender.samples().top(MOST_FRAMES));
        }

        private static String user(Side side) {
            return Samples.number(side.usage().user(), 2);
        }

        private static String kernel(Side side) {
            return Samples.number(side.usage().kernel(), 2);
        }

        private static Report.Table threads(String name, Side side) {
            var table = new Report.Table("threads of the " + name, "CPU s", "of that in the kernel");
            side.threads().forEach((thread, usage) -> {
                if (usage.seconds() >= 0.05) {
                    table.row(thread, Samples.number(usage.seconds(), 2), Samples.number(usage.kernel(), 2));
                }
            });
            return table;
        }
    }

    /** One process. */
    record Side(CpuSamples samples, Usage usage, Threads threads, Heap heap) {}

    Taken take(Path folder) throws IOException {
        var sender = new Watch(download.sender());
        var receiver = new Watch(download.receiver());
        sender.start();
        receiver.start();
        var run = download.fetch(folder);
        return new Taken(run.seconds(), sender.stop(), receiver.stop());
    }

    /** The recorder in one process. */
    static final class Watch {
        private final RunningProduct product;
        private Usage usage = new Usage(0, 0);
        private Threads threads = Threads.NONE;

        Watch(RunningProduct product) {
            this.product = product;
        }

        void start() throws IOException {
            // A product that is ended by force leaves the recorder's files: where they go with everything else.
            jcmd("JFR.configure", "repositorypath=" + product.data().resolve("recorder"));
            jcmd(
                    "JFR.start",
                    "name=" + RECORDING,
                    "settings=none",
                    "+jdk.CPUTimeSample#enabled=true",
                    "+jdk.CPUTimeSample#throttle=10ms",
                    "+" + Heap.EVENT + "#enabled=true");
            jcmd("GC.run");
            usage = Usage.of(product.pid());
            threads = Threads.of(product.pid());
        }

        Side stop() throws IOException {
            var used = Usage.of(product.pid()).since(usage);
            var byThread = Threads.of(product.pid()).since(threads);
            jcmd("GC.run");
            var file = Files.createTempFile("truflow-bench", ".jfr");
            try {
                jcmd("JFR.stop", "name=" + RECORDING, "filename=" + file);
                return new Side(CpuSamples.read(file), used, byThread, Heap.read(file));
            } finally {
                Files.deleteIfExists(file);
            }
        }

        private void jcmd(String... words) throws IOException {
            var command = new String[words.length + 2];
            command[0] = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
            command[1] = String.valueOf(product.pid());
            System.arraycopy(words, 0, command, 2, words.length);
            Program.need(command);
        }
    }
}
