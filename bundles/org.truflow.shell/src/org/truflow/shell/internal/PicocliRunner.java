package org.truflow.shell.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.shell.CommandRunner;
import org.truflow.shell.EngineMissingException;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command, lets picocli read its arguments, runs it, and tells failures in words. */
@Component
public final class PicocliRunner implements CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PicocliRunner.class);
    private static final String HELP = "help";
    private static final int HELP_WIDTH = 100;

    private final Map<String, ShellCommand<?>> commands = new ConcurrentSkipListMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ShellCommand<?> command) {
        commands.putIfAbsent(nameOf(command), command);
    }

    void remove(ShellCommand<?> command) {
        commands.remove(nameOf(command), command);
    }

    static String nameOf(ShellCommand<?> command) {
        return describe(command.options()).getCommandName();
    }

    @Override
    public List<String> names() {
        return List.copyOf(commands.keySet());
    }

    @Override
    public int run(List<String> words, Output out) throws InterruptedException {
        try {
            return dispatch(words, out);
        } catch (IOException e) {
            LOG.debug("whoever asked for {} has gone", words.isEmpty() ? "nothing" : words.getFirst(), e);
            return ExitStatus.FAILED;
        }
    }

    private int dispatch(List<String> words, Output out) throws IOException, InterruptedException {
        if (words.isEmpty() || words.getFirst().equals(HELP)) {
            return help(words, out);
        }
        var command = Optional.ofNullable(commands.get(words.getFirst()));
        return command.isEmpty()
                ? unknown(words.getFirst(), out)
                : runTyped(command.get(), words.subList(1, words.size()), out);
    }

    private <O> int runTyped(ShellCommand<O> command, List<String> arguments, Output out)
            throws IOException, InterruptedException {
        var options = command.options();
        var line = describe(options);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            var text = new StringBuilder(Objects.requireNonNullElse(e.getMessage(), "wrong arguments"));
            var suggestions = new StringWriter();
            if (UnmatchedArgumentException.printSuggestions(e, new PrintWriter(suggestions, true))) {
                text.append('\n').append(suggestions.toString().strip());
            }
            text.append('\n').append(line.getUsageMessage().lines().findFirst().orElse(""));
            return fail(out, ExitStatus.USAGE, text.toString());
        }
        if (line.isUsageHelpRequested()) {
            return print(line.getUsageMessage(), out);
        }
        try {
            return command.run(options, out);
        } catch (EngineMissingException e) {
            return fail(out, ExitStatus.ENGINE_MISSING, message(e));
        } catch (IllegalArgumentException e) {
            return fail(out, ExitStatus.USAGE, message(e));
        } catch (IOException e) {
            return fail(out, ExitStatus.FAILED, message(e));
        } catch (IllegalStateException e) {
            // An engine that is just being stopped under the command's hands.
            LOG.debug("command failed", e);
            return fail(out, ExitStatus.ENGINE_MISSING, "an engine stopped while the command ran: " + message(e));
        }
    }

    private int help(List<String> words, Output out) throws IOException, InterruptedException {
        if (words.size() > 1) {
            var command = Optional.ofNullable(commands.get(words.get(1)));
            return command.isEmpty()
                    ? unknown(words.get(1), out)
                    : print(describe(command.get().options()).getUsageMessage(), out);
        }
        var rows = commands.values().stream()
                .map(command -> describe(command.options()))
                .map(line -> List.of(
                        line.getCommandName(),
                        String.join(" ", line.getCommandSpec().usageMessage().description())))
                .toList();
        out.table(List.of("command", "what it does"), rows);
        out.line("");
        out.line("COMMAND --help tells more, --json gives JSON.");
        return ExitStatus.OK;
    }

    private int unknown(String name, Output out) throws IOException {
        var nearest =
                names().stream().filter(known -> distance(known, name) <= 2).toList();
        var hint = nearest.isEmpty() ? "help lists all" : "did you mean " + String.join(" or ", nearest) + "?";
        return fail(out, ExitStatus.USAGE, "there is no command " + name + "; " + hint);
    }

    private static int print(String text, Output out) throws IOException {
        for (var line : text.lines().toList()) {
            out.line(line);
        }
        return ExitStatus.OK;
    }

    private static int fail(Output out, int status, String text) throws IOException {
        for (var line : text.lines().toList()) {
            out.error(line);
        }
        out.json(Map.of("error", text, "status", status));
        return status;
    }

    private static String message(Exception e) {
        var message = e.getMessage();
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no " + message;
            case java.nio.file.AccessDeniedException denied -> "no permission for " + message;
            default -> message == null ? e.getClass().getSimpleName() : message;
        };
    }

    private static CommandLine describe(Object options) {
        return new CommandLine(options)
                .addMixin("standardOptions", new StandardOptions())
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Levenshtein's distance, for the hint. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
