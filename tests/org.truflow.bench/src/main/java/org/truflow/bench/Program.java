package org.truflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine that run to their end. */
public final class Program {
    private Program() {}

    /** @param text what it wrote to its output and error streams */
    public record Ended(int status, String text) {}

    /** Runs a program; a status other than 0 is for the caller to judge. */
    public static Ended output(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command[0] + " ran", e);
        }
    }

    /**
     * Runs a program that has to succeed.
     *
     * @throws IOException with what it wrote, if its status is not 0
     */
    public static String need(String... command) throws IOException {
        var ended = output(command);
        if (ended.status() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + ended.status() + ": " + ended.text());
        }
        return ended.text();
    }

    /** Returns where a program is, if it is installed. */
    public static Optional<Path> find(String name) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(List.of(path.split(":")).stream(), Stream.of("/usr/sbin", "/usr/bin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
