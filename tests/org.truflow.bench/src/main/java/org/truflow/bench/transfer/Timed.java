package org.truflow.bench.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.truflow.bench.Usage;

/** Runs a client to its end and measures it and its servers. */
final class Timed {
    private static final int WATCH_MILLIS = 50;
    /** What bash's {@code time} writes: seconds, of the programs, of the kernel. */
    private static final String TIME = "TIMEFORMAT='truflow-time %3R %3U %3S'; time \"$@\"";

    private Timed() {}

    /** @param servers what is measured as the sending side; what they start meanwhile is counted when it is still there at the end */
    static Contest.Run run(Daemon servers, String... command) throws IOException, InterruptedException {
        var before = Usage.of(servers.pids());
        for (var pid : servers.pids()) {
            Usage.forgetPeak(pid);
        }
        var process = new ProcessBuilder(Stream.concat(Stream.of("bash", "-c", TIME, command[0]), Stream.of(command))
                        .toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var memory = 0.0;
        var senderMemory = 0.0;
        var sender = 0.0;
        while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            memory = Math.max(
                    memory,
                    peaks(process.descendants().mapToLong(ProcessHandle::pid).toArray()));
            senderMemory = Math.max(senderMemory, peaks(servers.pids()));
            sender = Math.max(sender, seconds(servers.pids()));
        }
        String text;
        try (var in = process.getInputStream()) {
            text = new String(in.readAllBytes(), UTF_8).strip();
        }
        var at = text.lastIndexOf("truflow-time ");
        if (process.exitValue() != 0 || at < 0) {
            throw new IOException(command[0] + " failed: " + text);
        }
        var times = List.of(text.substring(at).split("\\s+"));
        sender = Math.max(sender, seconds(servers.pids())) - before.seconds();
        return new Contest.Run(
                Double.parseDouble(times.get(1)),
                sender,
                Double.parseDouble(times.get(2)) + Double.parseDouble(times.get(3)),
                senderMemory,
                memory);
    }

    private static double seconds(long... pids) {
        var sum = 0.0;
        for (var pid : pids) {
            try {
                sum += Usage.of(pid).seconds();
            } catch (IOException e) {
                continue; // It is gone already.
            }
        }
        return sum;
    }

    private static double peaks(long... pids) {
        var sum = 0.0;
        for (var pid : pids) {
            try {
                sum += Usage.peak(pid);
            } catch (IOException e) {
                continue; // It is gone already.
            }
        }
        return sum;
    }
}
