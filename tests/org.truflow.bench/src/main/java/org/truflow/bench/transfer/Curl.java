package org.truflow.bench.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.truflow.bench.Usage;

/** Downloads from nginx with curl, as a person would, without any check of what came. */
final class Curl {
    private static final int WATCH_MILLIS = 50;
    /** What bash's {@code time} writes: seconds, of the programs, of the kernel. */
    private static final String TIME = "TIMEFORMAT='%3R %3U %3S'; time curl -ksS -o \"$1\" \"$2\"";

    private final Nginx nginx;

    Curl(Nginx nginx) {
        this.nginx = nginx;
    }

    Contest.Run fetch(String file, Path target) throws IOException, InterruptedException {
        var pids = nginx.pids();
        var before = Usage.of(pids);
        for (var pid : pids) {
            Usage.forgetPeak(pid);
        }
        var process = new ProcessBuilder("bash", "-c", TIME, "curl", target.toString(), nginx.url(file))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var memory = 0.0;
        while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            for (var child : process.descendants().toList()) {
                memory = Math.max(memory, peak(child.pid()));
            }
        }
        String text;
        try (var in = process.getInputStream()) {
            text = new String(in.readAllBytes(), UTF_8).strip();
        }
        var times = text.split(" ");
        if (process.exitValue() != 0 || times.length != 3) {
            throw new IOException("curl failed: " + text);
        }
        var receiver = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
        var sender = Usage.of(pids).since(before).seconds();
        var senderMemory = 0.0;
        for (var pid : pids) {
            senderMemory += Usage.peak(pid);
        }
        return new Contest.Run(Double.parseDouble(times[0]), sender, receiver, senderMemory, memory);
    }

    /** It may be gone already. */
    private static double peak(long pid) {
        try {
            return Usage.peak(pid);
        } catch (IOException e) {
            return 0;
        }
    }
}
