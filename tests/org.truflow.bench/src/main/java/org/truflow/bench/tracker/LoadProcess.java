package org.truflow.bench.tracker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process full of synthetic peers, since one process cannot have more than some 20,000 connections open. Reads what
 * to do from its input, one command a line, and answers each with one line.
 */
public final class LoadProcess implements AutoCloseable {
    private static final String MARK = "= ";

    private final Process process;
    private final PrintStream in;
    private final BufferedReader out;

    private LoadProcess(Process process) {
        this.process = process;
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static LoadProcess start(InetSocketAddress tracker, int first, int count) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-Xmx3g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(LoadProcess.class.getName());
        command.addAll(List.of(tracker.getHostString(), "" + tracker.getPort(), "" + first, "" + count));
        return new LoadProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void tell(String command) {
        in.println(command);
    }

    /** Returns the answer to the command told first and not answered yet. */
    String answer() throws IOException {
        var line = out.readLine();
        while (line != null && !line.startsWith(MARK)) {
            line = out.readLine(); // Something that a library had to say.
        }
        if (line == null) {
            throw new IOException("a load process ended");
        }
        var answer = line.substring(MARK.length());
        if (answer.startsWith("failed")) {
            throw new IOException("a load process " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The process itself. */
    public static void main(String[] arguments) throws Exception {
        var tracker = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var people = new People(tracker, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))) {
            out.println(MARK + "ready");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ");
                try {
                    var answer = switch (words[0]) {
                        case "login" -> people.logIn(Integer.parseInt(words[1]));
                        case "leave" -> people.leave();
                        case "publish" -> people.publish(Integer.parseInt(words[1]));
                        case "live" -> people.live(Integer.parseInt(words[1]));
                        case "saturate" -> people.saturate(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                        case "attack" -> people.attack(words[1], Integer.parseInt(words[2]));
                        default -> "failed: there is no " + words[0];
                    };
                    out.println(MARK + answer);
                } catch (Exception e) {
                    out.println(MARK + "failed " + e);
                }
            }
        }
        System.exit(0);
    }
}
