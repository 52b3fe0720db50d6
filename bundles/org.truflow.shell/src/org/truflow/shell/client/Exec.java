package org.truflow.shell.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs one command in the peer or tracker that owns a data folder: {@code Exec --data DIR COMMAND...}. The status of
 * the process is that of the command; docs/shell.md lists them.
 */
public final class Exec {
    private static final int USAGE = 2;
    private static final int NOT_RUNNING = 4;
    private static final int DEFAULT_WIDTH = 100;

    private Exec() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, false, UTF_8);
        var err = new PrintStream(System.err, true, UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    /**
     * Runs one command and writes its output.
     *
     * @param arguments {@code --data DIR COMMAND...}
     * @return the status of the command
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() < 3 || !arguments.getFirst().equals("--data")) {
            err.println("usage: exec --data DIR COMMAND...      (exec --data DIR help lists the commands)");
            return USAGE;
        }
        var data = Path.of(arguments.get(1)).toAbsolutePath().normalize();
        var call = new ExecProtocol.Call(
                System.console() != null && System.console().isTerminal(),
                width(),
                Path.of("").toAbsolutePath().toString(),
                arguments.subList(2, arguments.size()));
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            try {
                channel.connect(UnixDomainSocketAddress.of(ExecProtocol.socket(data)));
            } catch (IOException e) {
                err.println(
                        "nothing runs with the data folder " + data + "; start it first, or name another with --data");
                return NOT_RUNNING;
            }
            return talk(channel, call, out, err);
        } catch (IOException e) {
            err.println("the process that owns " + data + " ended before it answered");
            return NOT_RUNNING;
        }
    }

    /** The streams are views of {@code channel}, which the caller closes. */
    @SuppressWarnings("resource")
    private static int talk(SocketChannel channel, ExecProtocol.Call call, PrintStream out, PrintStream err)
            throws IOException {
        ExecProtocol.write(new DataOutputStream(Channels.newOutputStream(channel)), call);
        var in = new DataInputStream(Channels.newInputStream(channel));
        while (true) {
            var type = in.readByte();
            if (type == ExecProtocol.EXIT) {
                out.flush();
                return in.readInt();
            }
            var to = type == ExecProtocol.ERR ? err : out;
            to.print(ExecProtocol.readText(in));
            to.flush();
        }
    }

    private static int width() {
        try {
            return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", ""));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }
}
