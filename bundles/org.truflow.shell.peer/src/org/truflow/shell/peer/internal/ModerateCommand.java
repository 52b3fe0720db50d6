package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.directory.Moderation;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.Output;
import org.truflow.shell.ShellCommand;
import org.truflow.shell.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps order at the tracker, for those who may. */
@Component(service = ShellCommand.class)
public final class ModerateCommand implements ShellCommand<ModerateCommand.Options> {

    @Command(name = "moderate", description = "Keeps order at the tracker, for those who may.")
    static final class Options {
        @Parameters(
                index = "0",
                paramLabel = "ACTION",
                description = "ban, unban, bans, pending, approve, reject or invite")
        String action = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "USER", description = "whom it is about")
        String user = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "told to the user")
        String reason = "";

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "how long a ban or an invitation holds, for example 12h")
        String time = "";
    }

    private final Directories directories;

    @Activate
    public ModerateCommand(@Reference Directories directories) {
        this.directories = directories;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(Options options, Output out) throws IOException, InterruptedException {
        var time = options.time.isEmpty() ? Optional.<Duration>empty() : Optional.of(Spans.parse(options.time));
        var action = action(options.action);
        var lines = Await.result(directories.account().moderate(action, options.user, options.reason, time));
        for (var line : lines) {
            out.line(line);
        }
        out.json(Map.of("action", action.name().toLowerCase(Locale.ROOT), "lines", lines));
        return ExitStatus.OK;
    }

    private static Moderation action(String typed) {
        for (var action : Moderation.values()) {
            if (action.name().equalsIgnoreCase(typed)) {
                return action;
            }
        }
        throw new IllegalArgumentException(
                "an action is one of ban, unban, bans, pending, approve, reject and invite, not " + typed);
    }
}
