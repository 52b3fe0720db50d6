package org.truflow.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truflow.shell.CommandRunner;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.client.Exec;
import org.truflow.shell.client.ExecProtocol;

class ExecServerTest {

    @TempDir
    Path data = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void runs_a_command_for_its_owner_and_passes_output_and_status_back() throws Exception {
        var server = start(new Echo());
        try {
            assertEquals(7, exec("say", "ein Gruß", "--json"));
            assertEquals("[\"say\",\"ein Gru\\u00DF\"]\n", out.toString(UTF_8));
            assertEquals("to the error stream\n", err.toString(UTF_8));
        } finally {
            server.close();
        }
    }

    @Test
    void lets_only_its_owner_in() throws Exception {
        var server = start(new Echo());
        try {
            var mode = Files.getPosixFilePermissions(ExecProtocol.socket(data));

            assertEquals("rw-------", PosixFilePermissions.toString(mode));
        } finally {
            server.close();
        }
    }

    @Test
    void says_that_nothing_runs_when_nothing_runs() throws Exception {
        assertEquals(ExitStatus.NOT_RUNNING, exec("say"));
        assertTrue(err.toString(UTF_8).startsWith("nothing runs with the data folder " + data), err.toString(UTF_8));
    }

    @Test
    void takes_over_a_socket_that_a_killed_process_left_behind() throws Exception {
        Files.createFile(ExecProtocol.socket(data));

        var server = start(new Echo());
        try {
            assertEquals(7, exec("say", "again"));
        } finally {
            server.close();
        }
        assertFalse(Files.exists(ExecProtocol.socket(data)));
    }

    @Test
    void uses_a_short_path_when_the_data_folder_has_a_long_one() throws Exception {
        data = Files.createDirectories(data.resolve("a".repeat(60)).resolve("b".repeat(60)));

        var server = start(new Echo());
        try {
            assertEquals(7, exec("say", "far"));
        } finally {
            server.close();
        }
    }

    @Test
    void goes_on_after_garbage() throws Exception {
        var server = start(new Echo());
        try {
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(ExecProtocol.socket(data)));
                channel.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8)));
                channel.read(ByteBuffer.allocate(1));
            }
            assertEquals(7, exec("say", "still here"));
        } finally {
            server.close();
        }
    }

    @Test
    void ends_a_command_whose_caller_has_gone() throws Exception {
        var ended = new CountDownLatch(1);
        var server = start(new Echo() {
            @Override
            public int run(List<String> words, Output output) {
                try {
                    while (true) {
                        output.progress("still going");
                        Thread.onSpinWait();
                    }
                } catch (IOException e) {
                    ended.countDown();
                    return ExitStatus.FAILED;
                }
            }
        });
        try {
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(ExecProtocol.socket(data)));
                var call = new ByteArrayOutputStream();
                ExecProtocol.write(
                        new java.io.DataOutputStream(call), new ExecProtocol.Call(true, 80, "/", List.of("wait")));
                channel.write(ByteBuffer.wrap(call.toByteArray()));
            }
            assertTrue(ended.await(20, TimeUnit.SECONDS));
        } finally {
            server.close();
        }
    }

    private ExecServer start(CommandRunner commands) throws IOException {
        return new ExecServer(() -> data, commands);
    }

    private int exec(String... words) {
        var arguments = new ArrayList<>(List.of("--data", data.toString()));
        arguments.addAll(List.of(words));
        return Exec.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private static class Echo implements CommandRunner {
        @Override
        public List<String> names() {
            return List.of("say");
        }

        @Override
        public int run(List<String> words, Output output) {
            try {
                output.json(words);
                output.error("to the error stream");
            } catch (IOException e) {
                return ExitStatus.FAILED;
            }
            return 7;
        }
    }
}
