package org.truflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What processes used so far, as Linux counts it.
 *
 * @param user seconds of processor time in the programs
 * @param kernel seconds of processor time in the kernel on their behalf
 */
public record Usage(double user, double kernel) {
    /** Clock ticks a second: 100 on every Linux that Java runs on. */
    private static final double TICKS = 100;

    private static final int FIRST_FIELD = 3;
    private static final int UTIME = 14;
    private static final int STIME = 15;

    public static Usage of(long... pids) throws IOException {
        var user = 0.0;
        var kernel = 0.0;
        for (var pid : pids) {
            var usage = read(Path.of("/proc", String.valueOf(pid), "stat"));
            user += usage.user;
            kernel += usage.kernel;
        }
        return new Usage(user, kernel);
    }

    /** Returns what a process or thread used whose folder in {@code /proc} this is. */
    public static Usage of(Path folder) throws IOException {
        return read(folder.resolve("stat"));
    }

    private static Usage read(Path stat) throws IOException {
        var text = Files.readString(stat);
        // The name in parentheses may hold anything.
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return new Usage(
                Long.parseLong(fields[UTIME - FIRST_FIELD]) / TICKS,
                Long.parseLong(fields[STIME - FIRST_FIELD]) / TICKS);
    }

    public Usage since(Usage before) {
        return new Usage(user - before.user, kernel - before.kernel);
    }

    public double seconds() {
        return user + kernel;
    }

    /** Returns the memory in MiB that a process has in RAM now. */
    public static double resident(long pid) throws IOException {
        return status(pid, "VmRSS:") / 1024.0;
    }

    /** Returns the most memory in MiB that a process had in RAM since {@link #forgetPeak}. */
    public static double peak(long pid) throws IOException {
        return status(pid, "VmHWM:") / 1024.0;
    }

    /** Begins the peak anew. */
    public static void forgetPeak(long pid) throws IOException {
        Files.writeString(Path.of("/proc", String.valueOf(pid), "clear_refs"), "5");
    }

    private static long status(long pid, String key) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("process " + pid + " has no " + key));
        }
    }
}
