package org.truflow.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class PicocliRunnerTest {

    private final PicocliRunner runner = new PicocliRunner();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    @Test
    void runs_a_command_with_its_options() throws Exception {
        runner.add(new Greet());

        assertEquals(ExitStatus.OK, run("greet", "anna", "--times", "2"));
        assertEquals("hello anna\nhello anna\n", out.toString());
    }

    @Test
    void starts_every_run_with_fresh_options() throws Exception {
        runner.add(new Greet());

        run("greet", "anna", "--times", "3");
        out.setLength(0);
        run("greet", "ben");

        assertEquals("hello ben\n", out.toString());
    }

    @Test
    void hints_at_the_command_that_was_meant() throws Exception {
        runner.add(new Greet());

        assertEquals(ExitStatus.USAGE, run("gret"));
        assertEquals("there is no command gret; did you mean greet?\n", err.toString());
    }

    @Test
    void refuses_unknown_options_with_the_usage() throws Exception {
        runner.add(new Greet());

        assertEquals(ExitStatus.USAGE, run("greet", "anna", "--tims", "2"));
        assertTrue(err.toString().contains("--tims"), err.toString());
        assertTrue(err.toString().contains("--times"), err.toString());
    }

    @Test
    void says_which_engine_is_not_running() throws Exception {
        runner.add(new Greet());

        assertEquals(ExitStatus.ENGINE_MISSING, run("greet", "nobody"));
        assertEquals("the greeting engine is not running\n", err.toString());
    }

    @Test
    void tells_a_missing_file_in_words() throws Exception {
        runner.add(new Greet());

        assertEquals(ExitStatus.FAILED, run("greet", "/missing"));
        assertEquals("there is no /missing\n", err.toString());
    }

    @Test
    void gives_errors_as_json_too() throws Exception {
        runner.add(new Greet());

        runner.run(List.of("greet", "nobody"), output(true));

        assertTrue(out.toString().contains("\"status\":3"), out.toString());
    }

    @Test
    void explains_a_command() throws Exception {
        runner.add(new Greet());

        assertEquals(ExitStatus.OK, run("greet", "--help"));
        assertTrue(out.toString().contains("Says hello."), out.toString());
        assertTrue(out.toString().contains("--json"), out.toString());
    }

    @Test
    void forgets_a_command_that_went_away() throws Exception {
        var greet = new Greet();
        runner.add(greet);
        runner.remove(greet);

        assertEquals(List.of(), runner.names());
        assertEquals(ExitStatus.USAGE, run("greet", "anna"));
    }

    private int run(String... words) throws InterruptedException {
        return runner.run(List.of(words), output(false));
    }

    private TextOutput output(boolean json) {
        return new TextOutput(new TextOutput.Caller(json, false, 80, Path.of("/")), out::append, err::append);
    }

    private static final class Greet implements ShellCommand<Greet.Options> {
        @Command(name = "greet", description = "Says hello.")
        static final class Options {
            @Parameters(paramLabel = "NAME")
            String name = "";

            @Option(names = "--times")
            int times = 1;
        }

        @Override
        public Options options() {
            return new Options();
        }

        @Override
        public int run(Options options, Output out) throws IOException {
            if (options.name.equals("nobody")) {
                throw new EngineMissingException("greeting");
            }
            if (options.name.startsWith("/")) {
                throw new NoSuchFileException(options.name);
            }
            for (var i = 0; i < options.times; i++) {
                out.line("hello " + options.name);
            }
            out.json(Map.of("greeted", options.name));
            return ExitStatus.OK;
        }
    }
}
