package org.truflow.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.truflow.shell.client.Exec;

/** One process of an assembled product. For several threads. */
public final class RunningProduct {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path data;
    private final Path output;
    private volatile Map<String, String> ready = Map.of();

    /** @param output file that holds what the process writes */
    private RunningProduct(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    /** Starts the product's own start script; its output goes to a file beside the data folder. @param by command that runs it, if any */
    static RunningProduct start(
            List<String> by,
            Map<String, String> environment,
            AssembledProduct product,
            Path data,
            List<String> arguments,
            Path folder)
            throws IOException {
        var command = new ArrayList<>(by);
        command.add(product.script().toString());
        command.addAll(List.of("--data", data.toString(), "--no-shell"));
        command.addAll(arguments);
        var output = Files.createTempFile(folder, data.getFileName() + "-", ".out");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        return new RunningProduct(builder.start(), data, output);
    }

    /** Waits for the ready line. */
    void awaitReady() throws IOException {
        Condition.await("the ready line of " + data, PATIENCE, () -> {
            var line =
                    output().lines().filter(each -> each.startsWith("ready ")).findFirst();
            if (line.isEmpty() && !process.isAlive()) {
                throw new IOException(data + " ended before it was ready:\n" + output());
            }
            line.ifPresent(each -> ready = parse(each));
            return line.isPresent();
        });
    }

    private static Map<String, String> parse(String line) {
        var values = new HashMap<String, String>();
        for (var word : line.split(" ")) {
            var equals = word.indexOf('=');
            if (equals > 0) {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return values;
    }

    /** Returns {@code host:port}. */
    public String address() {
        return ready("address");
    }

    public String peerId() {
        return ready("id");
    }

    /** Returns a value of the ready line. */
    public String ready(String key) {
        return ready.getOrDefault(key, "");
    }

    public Path data() {
        return data;
    }

    public long pid() {
        return process.pid();
    }

    /** Returns everything the process wrote to its output and error streams. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Returns the newest log file. */
    public String log() throws IOException {
        return Files.readString(data.resolve("logs/truflow.log"));
    }

    /** The answer of a command. */
    public record Answer(int status, String output, String errors) {}

    /** Runs a command in the process, as {@code truflow exec} does. */
    public Answer exec(String... words) {
        var arguments = new ArrayList<>(List.of("--data", data.toString()));
        arguments.addAll(List.of(words));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = Exec.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Answer(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    /**
     * Runs a command and reads its JSON.
     *
     * @throws IOException if its status is not 0
     */
    public JsonNode json(String... words) throws IOException {
        var all = new ArrayList<>(List.of(words));
        all.add("--json");
        var answer = exec(all.toArray(String[]::new));
        if (answer.status() != 0) {
            throw new IOException(
                    String.join(" ", words) + " ended with status " + answer.status() + ": " + answer.errors());
        }
        return JSON.readTree(answer.output());
    }

    /** Ends the process as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /**
     * Ends the process as a supervisor does, with SIGTERM.
     *
     * @return its exit status
     * @throws IOException if it is still there after {@code patience}
     */
    public int terminate(Duration patience) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(data + " did not end within " + patience);
        }
        return process.exitValue();
    }

    /** Waits until the process ends by itself and returns its status. */
    public int awaitEnd(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(data + " still runs after " + patience);
        }
        return process.exitValue();
    }
}
