package org.truflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures were taken on. */
public final class Machine {
    private Machine() {}

    /** Returns date, processor, memory, kernel, Java and commit in one sentence. */
    public static String describe(Path root) throws IOException {
        var cpu = Files.readString(Path.of("/proc/cpuinfo"));
        var features = Stream.of("sha_ni", "aes", "avx2", "avx512f")
                .filter(feature -> field(cpu, "flags").contains(" " + feature))
                .toList();
        return String.format(
                Locale.ROOT,
                "%s, %d x %s (%s), %.0f GiB, Linux %s, Java %s, commit %s",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                field(cpu, "model name").strip(),
                String.join(", ", features),
                memory() / (double) (1 << 20),
                System.getProperty("os.version"),
                Runtime.version(),
                commit(root));
    }

    /** Returns how busy the machine was in the last minute: processes that run or wait for a processor or the disk. */
    public static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    /** Returns all memory in KiB. */
    private static long memory() throws IOException {
        return Long.parseLong(
                field(Files.readString(Path.of("/proc/meminfo")), "MemTotal").replaceAll("\\D", ""));
    }

    private static String field(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .findFirst()
                .orElse("?");
    }

    private static String commit(Path root) throws IOException {
        var commit = Program.output("git", "-C", root.toString(), "rev-parse", "--short", "HEAD");
        return commit.status() == 0 ? commit.text().strip() : "unknown";
    }
}
